import type { DecisionRow } from '../programme.ts';

const screening = '筛查阳性不等于确诊；各地要求不一 (a positive screening is no diagnosis; places differ)';

interface Sources {
  /** The list of diseases that bar from the work. */
  readonly disqualifying: string;
  /** What takes people with passing symptoms or wounds off their post for a while. */
  readonly offPost: string;
  readonly hepatitisDoubt?: string;
}

/**
 * The rows that food handlers and public-place workers share. Their laws name the diseases; which finding of an
 * examination stands for a disease, and what follows a screening finding, is practice: its doubts stay visible.
 */
export const commonRules = ({ disqualifying, offPost, hepatitisDoubt }: Sources): readonly DecisionRow[] => {
  const unfit = (item: string, finding: string, zh: string, en: string, doubt?: string): DecisionRow => ({
    id: `${item}.${finding}`,
    item,
    when: { finding },
    outcome: 'unfit',
    reason: { zh, en },
    legalBasis: disqualifying,
    ...(doubt !== undefined && { doubt }),
  });
  const recheck = (item: string, finding: string, zh: string, en: string, doubt?: string): DecisionRow => ({
    ...unfit(item, finding, zh, en, doubt),
    outcome: 'recheck',
  });
  const passes = (item: string, finding: string, zh: string, en: string, doubt?: string): DecisionRow => ({
    ...unfit(item, finding, zh, en, doubt),
    outcome: 'fit',
  });

  const hepatitis = hepatitisDoubt === undefined ? screening : `${screening}；${hepatitisDoubt}`;

  return [
    passes(
      'history',
      'hepatitisAEHistory',
      '有甲型或戊型肝炎史，以本次检查为准',
      'History of hepatitis A or E: the present results decide',
    ),
    passes('history', 'dysenteryHistory', '有痢疾史，以本次培养为准', 'History of dysentery: the present culture decides'),
    passes('history', 'typhoidHistory', '有伤寒或副伤寒史，以本次培养为准', 'History of typhoid: the present culture decides'),
    passes('history', 'tuberculosisHistory', '有肺结核史，以本次胸片为准', 'History of tuberculosis: the present X-ray decides'),
    passes('history', 'skinDiseaseHistory', '有皮肤病史，以本次皮肤检查为准', 'History of skin disease: the present examination decides'),
    passes('history', 'otherHistory', '其他既往史不属于禁忌疾病', 'Other history is no disqualifying disease'),
    {
      ...recheck('history', 'intestinalSymptoms', '现有肠道症状，症状消失后复查', 'Intestinal symptoms now: recheck once they have gone'),
      furtherItems: ['amoeba'],
      legalBasis: offPost,
      doubt: '有症状时加做阿米巴镜检属惯例，未见全国性规定 (microscopy when there are symptoms is practice; no national rule seen)',
    },
    {
      ...recheck('history', 'feverOrSoreThroat', '现有发热或咽痛，症状消失后复查', 'Fever or sore throat now: recheck once it has gone'),
      legalBasis: offPost,
    },

    passes('heart', 'abnormal', '心脏异常不属于禁忌疾病，建议就诊', 'A heart sign is no disqualifying disease: see a doctor'),
    recheck('lung', 'abnormal', '肺部异常体征，结合胸片复查', 'Abnormal lung sign: recheck together with the X-ray', screening),
    recheck('liver', 'enlarged', '肝大，查明原因后复查', 'Liver enlarged: recheck once the cause is known', screening),
    recheck('liver', 'tender', '肝区压痛，查明原因后复查', 'Liver tender: recheck once the cause is known', screening),
    {
      ...recheck(
        'liver',
        'jaundice',
        '皮肤或巩膜黄染，加查甲、戊型肝炎抗体，明确诊断后复查',
        'Jaundice: hepatitis A and E antibodies, then a recheck once diagnosed',
        '黄染非肝炎特有，加查属惯例，未见全国性规定 (jaundice has other causes; the further tests are practice, no national rule seen)',
      ),
      furtherItems: ['havIgm', 'hevIgm'],
    },
    passes('spleen', 'enlarged', '脾大不属于禁忌疾病，建议就诊', 'An enlarged spleen is no disqualifying disease: see a doctor'),

    passes('skin', 'tineaManus', '手癣无渗出、化脓，不属于禁忌疾病，建议治疗', 'Tinea manus without exudate or pus is no bar: treat it'),
    passes(
      'skin',
      'onychomycosis',
      '指甲癣无渗出、化脓，不属于禁忌疾病，建议治疗',
      'Onychomycosis without exudate or pus is no bar: treat it',
    ),
    passes('skin', 'handEczema', '手部湿疹无渗出、化脓，不属于禁忌疾病，建议治疗', 'Eczema without exudate or pus is no bar: treat it'),
    passes('skin', 'psoriasis', '鳞屑性皮肤病无渗出、化脓，不属于禁忌疾病', 'A scaling skin disease without exudate or pus is no bar'),
    unfit('skin', 'exudativeSkinDisease', '渗出性皮肤病，治愈前不得从事', 'Exudative skin disease: barred until cured'),
    unfit('skin', 'purulentSkinDisease', '化脓性皮肤病，治愈前不得从事', 'Purulent skin disease: barred until cured'),
    { ...recheck('skin', 'handWound', '手部伤口，愈合后复查', 'Wound on a hand: recheck once healed'), legalBasis: offPost },
    recheck(
      'skin',
      'otherSkinFinding',
      '其他皮肤异常，由皮肤科明确后复查',
      'Other skin finding: recheck once a dermatologist has named it',
    ),

    passes(
      'chestXray',
      'oldLesion',
      '陈旧性或钙化病灶，非活动性肺结核',
      'Old or calcified lesion: not active tuberculosis',
      '单纯钙化一般合格，未见全国性规定 (calcification alone usually passes; no national rule seen)',
    ),
    recheck(
      'chestXray',
      'suspectedActiveTuberculosis',
      '疑似活动性肺结核，转结核病定点医院明确诊断',
      'Suspected active tuberculosis: referred to the designated hospital',
      screening,
    ),
    unfit('chestXray', 'confirmedActiveTuberculosis', '活动性肺结核，治愈前不得从事', 'Active pulmonary tuberculosis: barred until cured'),
    recheck('chestXray', 'otherChestFinding', '胸部其他异常，明确诊断后复查', 'Other chest finding: recheck once diagnosed'),

    unfit(
      'shigella',
      'detected',
      '检出志贺菌，治愈前不得从事',
      'Shigella detected: barred until cured',
      '解除所需阴性培养次数依地方规定 (how many negative cultures lift the bar is a local rule)',
    ),
    unfit(
      'salmonella',
      'typhoidDetected',
      '检出伤寒或副伤寒沙门菌，治愈前不得从事',
      'Salmonella Typhi or Paratyphi detected: barred until cured',
      '解除所需阴性培养次数依地方规定 (how many negative cultures lift the bar is a local rule)',
    ),
    recheck(
      'salmonella',
      'otherSalmonellaDetected',
      '检出其他沙门菌，转阴后复查',
      'Other Salmonella detected: recheck once negative',
      '其他沙门菌的处理依地方规定 (a local rule)',
    ),
    unfit(
      'amoeba',
      'detected',
      '阿米巴性痢疾，治愈前不得从事',
      'Amoebic dysentery: barred until cured',
      '镜检阳性需由医师确诊 (microscopy needs a physician’s diagnosis)',
    ),

    {
      id: 'alt.above',
      item: 'alt',
      when: { field: 'alt', is: 'above' },
      outcome: 'recheck',
      furtherItems: ['havIgm', 'hevIgm'],
      reason: {
        zh: '谷丙转氨酶高于参考值，加查甲、戊型肝炎抗体后复查',
        en: 'ALT above the reference: hepatitis A and E antibodies, then a recheck',
      },
      legalBasis: `${disqualifying}；人社部发〔2010〕12号`,
      doubt:
        '加查见广东、河北规定；抗体阴性后是否直接合格各地不一 (further tests per Guangdong and Hebei; whether negative antibodies suffice differs)',
    },
    recheck('havIgm', 'grey', '甲肝抗体灰区，重测', 'Hepatitis A antibody indeterminate: repeat', screening),
    unfit('havIgm', 'positive', '甲型病毒性肝炎，治愈前不得从事', 'Hepatitis A: barred until cured', hepatitis),
    recheck('hevIgm', 'grey', '戊肝抗体灰区，重测', 'Hepatitis E antibody indeterminate: repeat', screening),
    unfit('hevIgm', 'positive', '戊型病毒性肝炎，治愈前不得从事', 'Hepatitis E: barred until cured', hepatitis),
  ];
};
