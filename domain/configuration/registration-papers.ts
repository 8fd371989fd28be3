import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

/** What comes out of the printer once somebody is registered, or has arrived (A7, D1); the first entry in force holds. */
export const registrationPapers = defineRegister({
  kind: 'registration-papers',
  title: { zh: '登记与到检时打印', en: 'Printed at registration and arrival' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    guideSheet: labelled('指引单', 'Guide sheet', z.boolean()),
    receipt: labelled('回执单', 'Receipt', z.boolean()),
    // Before somebody arrives there are no specimens.
    labels: labelled('到检时打印标本标签', 'Specimen labels on arrival', z.boolean()),
    route: labelled('打印方式', 'Printed by', z.enum(['agent', 'any']), {
      names: {
        agent: { zh: '仅用桌面助手自动打印', en: 'The desk agent alone' },
        any: { zh: '没有桌面助手时用浏览器打印', en: 'The browser where there is no desk agent' },
      },
    }),
  }),
});
