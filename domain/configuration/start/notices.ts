import type { ValueIn } from '@healthcert/domain/register';
import type { notices } from '../notices.ts';

/** The city's own notices, until it writes others; an institution's go before them. */
export const startNotices: readonly (readonly [code: string, value: ValueIn<typeof notices>])[] = [
  [
    'process',
    {
      name: { zh: '办证流程', en: 'How it goes' },
      about: 'process',
      text: {
        zh: '登记、拍照 → 按指引单到各科室检查 → 交回指引单 → 医师作出结论 → 领取健康证。',
        en: 'Register and be photographed, visit the rooms on this sheet, hand the sheet back, wait for the conclusion, collect the certificate.',
      },
      onGuideSheet: true,
    },
  ],
  [
    'preparation',
    {
      name: { zh: '检查须知', en: 'Before the examination' },
      about: 'preparation',
      text: {
        zh: '- 携带本人有效身份证件。\n- 抽血前不必空腹，但请勿饮酒。\n- 怀孕或可能怀孕，请先告知医生，不要拍片。\n- 本检查不检测、不询问乙肝项目。',
        en: '- Bring your own identity document.\n- You need not fast for the blood test, but drink no alcohol.\n- If you are or may be pregnant, say so before the X-ray.\n- Hepatitis B is neither tested nor asked for.',
      },
      onGuideSheet: true,
    },
  ],
  [
    'collection',
    {
      name: { zh: '领证说明', en: 'Collecting the certificate' },
      about: 'collection',
      text: {
        zh: '结论合格后，凭本人身份证件领取；他人代领须出示双方证件。电子证与纸质证效力相同。',
        en: 'Once found fit, collect it with your identity document; whoever collects it for you shows both. The electronic certificate is worth the same.',
      },
      onGuideSheet: true,
    },
  ],
];
