import type { ValueIn } from '@healthcert/domain/register';
import type { notifiableDiseases } from '../notifiable-diseases.ts';

type Disease = ValueIn<typeof notifiableDiseases>;

const law = '《中华人民共和国传染病防治法》（2025年修订）';
const rule = '《传染病信息报告管理规范（2026年版）》';
const within24 = `${law}；${rule}：乙类、丙类自诊断起24小时内网络直报`;
const startOfTime =
  '时限自医师诊断起算；筛查所见即按发现时起算，从严 (the time runs from the physician’s diagnosis; here from the screening finding, the stricter reading)';

const disease = (
  code: string,
  zh: string,
  en: string,
  diseaseClass: Disease['diseaseClass'],
  hours: number,
  source: string,
  doubt = startOfTime,
): readonly [string, Disease] => [code, { name: { zh, en }, diseaseClass, hours, source, doubt }];

/** Those that the findings of the programmes may make one suspect; doubts about the sources stay visible. */
export const startDiseases: readonly (readonly [code: string, value: Disease])[] = [
  disease('cholera', '霍乱', 'Cholera', 'A', 2, `${law}；${rule}：甲类2小时内网络直报`),
  disease('pulmonaryTuberculosis', '肺结核', 'Pulmonary tuberculosis', 'B', 24, within24),
  disease(
    'viralHepatitis',
    '病毒性肝炎（未分型）',
    'Viral hepatitis, type not known yet',
    'B',
    24,
    within24,
    `${startOfTime}；黄染由医师结合检验判断，非肝炎者排除 (a physician judges jaundice with the tests, and dismisses other causes)`,
  ),
  disease('hepatitisA', '甲型病毒性肝炎', 'Viral hepatitis A', 'B', 24, within24),
  disease('hepatitisE', '戊型病毒性肝炎', 'Viral hepatitis E', 'B', 24, within24),
  disease(
    'dysentery',
    '细菌性和阿米巴性痢疾',
    'Bacillary and amoebic dysentery',
    'B',
    24,
    within24,
    `${startOfTime}；病原携带者仅规定病种报告 (carriers of designated diseases only)`,
  ),
  disease(
    'typhoid',
    '伤寒和副伤寒',
    'Typhoid and paratyphoid',
    'B',
    24,
    within24,
    `${startOfTime}；病原携带者仅规定病种报告 (carriers of designated diseases only)`,
  ),
  disease(
    'otherInfectiousDiarrhoea',
    '其他感染性腹泻病',
    'Other infectious diarrhoea',
    'C',
    24,
    within24,
    `${startOfTime}；其他沙门菌是否报告依地方规定 (whether other Salmonella are reported is a local rule)`,
  ),
];
