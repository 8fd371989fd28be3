import type { FindingOption } from '../programme.ts';

const normalFinding = (code: string, zh: string, en: string): FindingOption => ({ code, name: { zh, en }, normal: true });
const finding = (code: string, zh: string, en: string): FindingOption => ({ code, name: { zh, en }, normal: false });
/** A finding that makes one suspect a notifiable disease. */
const suspicion = (code: string, zh: string, en: string, suspects: string): FindingOption => ({ ...finding(code, zh, en), suspects });
const sitedFinding = (code: string, zh: string, en: string): FindingOption => ({ ...finding(code, zh, en), sited: true });

/** Hepatitis is asked for by type: 人社部发〔2010〕12号 forbids asking for hepatitis B. */
export const historyFindings: readonly FindingOption[] = [
  normalFinding('none', '无', 'None'),
  finding('hepatitisAEHistory', '甲型或戊型肝炎史', 'History of hepatitis A or E'),
  finding('dysenteryHistory', '痢疾史', 'History of dysentery'),
  finding('typhoidHistory', '伤寒或副伤寒史', 'History of typhoid or paratyphoid'),
  finding('tuberculosisHistory', '肺结核史', 'History of pulmonary tuberculosis'),
  finding('skinDiseaseHistory', '皮肤病史', 'History of skin disease'),
  finding('otherHistory', '其他既往史', 'Other history'),
  finding('intestinalSymptoms', '现有腹泻、呕吐等肠道症状', 'Diarrhoea, vomiting or other intestinal symptoms now'),
  finding('feverOrSoreThroat', '现有发热、咽痛', 'Fever or sore throat now'),
];

export const heartFindings: readonly FindingOption[] = [
  normalFinding('normal', '未见异常', 'Nothing abnormal'),
  finding('abnormal', '心脏异常', 'Abnormal heart sign'),
];

export const lungFindings: readonly FindingOption[] = [
  normalFinding('normal', '未见异常', 'Nothing abnormal'),
  finding('abnormal', '肺部异常体征', 'Abnormal lung sign'),
];

export const liverFindings: readonly FindingOption[] = [
  normalFinding('normal', '未触及', 'Not palpable'),
  finding('enlarged', '肝大', 'Liver enlarged'),
  finding('tender', '肝区压痛或叩击痛', 'Liver tender'),
  suspicion('jaundice', '皮肤或巩膜黄染', 'Jaundice of the skin or sclera', 'viralHepatitis'),
];

export const spleenFindings: readonly FindingOption[] = [
  normalFinding('normal', '未触及', 'Not palpable'),
  finding('enlarged', '脾大', 'Spleen enlarged'),
];

export const skinFindings: readonly FindingOption[] = [
  normalFinding('normal', '未见异常', 'Nothing abnormal'),
  sitedFinding('tineaManus', '手癣', 'Tinea manus'),
  sitedFinding('onychomycosis', '指甲癣', 'Onychomycosis of the fingernails'),
  sitedFinding('handEczema', '手部湿疹', 'Hand eczema'),
  sitedFinding('psoriasis', '银屑病或鳞屑性皮肤病', 'Psoriasis or another scaling skin disease'),
  sitedFinding('exudativeSkinDisease', '渗出性皮肤病', 'Exudative skin disease'),
  sitedFinding('purulentSkinDisease', '化脓性皮肤病', 'Purulent skin disease'),
  sitedFinding('handWound', '手部伤口', 'Wound on a hand'),
  sitedFinding('otherSkinFinding', '其他皮肤异常', 'Other skin finding'),
];

export const chestFindings: readonly FindingOption[] = [
  normalFinding('normal', '未见异常', 'Nothing abnormal'),
  finding('oldLesion', '陈旧性病灶或钙化灶', 'Old or calcified lesion'),
  suspicion('suspectedActiveTuberculosis', '疑似活动性肺结核', 'Suspected active pulmonary tuberculosis', 'pulmonaryTuberculosis'),
  suspicion(
    'confirmedActiveTuberculosis',
    '定点医院确诊活动性肺结核',
    'Active pulmonary tuberculosis confirmed by the designated hospital',
    'pulmonaryTuberculosis',
  ),
  finding('otherChestFinding', '其他异常', 'Other finding'),
];

export const shigellaFindings: readonly FindingOption[] = [
  normalFinding('notDetected', '未检出', 'Not detected'),
  suspicion('detected', '检出志贺菌', 'Shigella detected', 'dysentery'),
];

export const salmonellaFindings: readonly FindingOption[] = [
  normalFinding('notDetected', '未检出', 'Not detected'),
  suspicion('typhoidDetected', '检出伤寒或副伤寒沙门菌', 'Salmonella Typhi or Paratyphi detected', 'typhoid'),
  suspicion('otherSalmonellaDetected', '检出其他沙门菌', 'Other Salmonella detected', 'otherInfectiousDiarrhoea'),
];

export const vibrioFindings: readonly FindingOption[] = [
  normalFinding('notDetected', '未检出', 'Not detected'),
  suspicion('detected', '检出霍乱弧菌', 'Vibrio cholerae detected', 'cholera'),
];

export const amoebaFindings: readonly FindingOption[] = [
  normalFinding('notDetected', '未检出', 'Not detected'),
  suspicion('detected', '检出溶组织内阿米巴', 'Entamoeba histolytica detected', 'dysentery'),
];

/** Of the IgM antibody of one virus, and the disease that it points to. */
export const antibodyFindings = (disease: string): readonly FindingOption[] => [
  normalFinding('negative', '阴性', 'Negative'),
  finding('grey', '灰区', 'Indeterminate'),
  suspicion('positive', '阳性', 'Positive', disease),
];
