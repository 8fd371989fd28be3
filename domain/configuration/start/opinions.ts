import type { ValueIn } from '@healthcert/domain/register';
import type { opinionTemplates } from '../opinion-templates.ts';

type Template = ValueIn<typeof opinionTemplates>;

/** The city's own templates, until an institution writes others. */
export const startOpinions: readonly (readonly [code: string, value: Template])[] = [
  ['fit', { name: { zh: '合格', en: 'Fit' }, text: '本次体检未发现有碍食品安全或公共卫生的疾病，可以从事相关工作。', outcome: 'fit' }],
  [
    'fit-treat',
    {
      name: { zh: '合格，建议就诊', en: 'Fit, see a doctor' },
      text: '所见异常不属于从业禁忌疾病，可以从事相关工作；建议到医院就诊。',
      outcome: 'fit',
    },
  ],
  [
    'recheck',
    {
      name: { zh: '待复查', en: 'Recheck' },
      text: '请按约定日期复查，复查合格前不得从事直接入口食品或直接为顾客服务的工作。',
      outcome: 'recheck',
    },
  ],
  [
    'unfit',
    { name: { zh: '不合格', en: 'Unfit' }, text: '患有从业禁忌疾病，治愈前不得从事相关工作；治愈后持诊断证明重新体检。', outcome: 'unfit' },
  ],
];
