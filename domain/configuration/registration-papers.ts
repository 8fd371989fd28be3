import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

/** What comes out of the printer once somebody is registered (A7); the first entry in force holds. */
export const registrationPapers = defineRegister({
  kind: 'registration-papers',
  title: { zh: '登记时打印', en: 'Printed at registration' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    guideSheet: labelled('指引单', 'Guide sheet', z.boolean()),
    receipt: labelled('回执单', 'Receipt', z.boolean()),
    labels: labelled('标本标签', 'Specimen labels', z.boolean()),
    route: labelled('打印方式', 'Printed by', z.enum(['agent', 'any']), {
      names: {
        agent: { zh: '仅用桌面助手自动打印', en: 'The desk agent alone' },
        any: { zh: '没有桌面助手时用浏览器打印', en: 'The browser where there is no desk agent' },
      },
    }),
  }),
});
