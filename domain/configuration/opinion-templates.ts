import { outcomes } from '@healthcert/domain/programme';
import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

/** What an institution usually writes as its opinion on a conclusion (A9). One with no outcome serves all. */
export const opinionTemplates = defineRegister({
  kind: 'opinion-templates',
  title: { zh: '体检意见模板', en: 'Opinion templates' },
  group: 'clinic',
  scope: 'institution',
  sentences: true,
  schema: z.object({
    name: name(),
    text: labelled('内容', 'Text', z.string().trim().min(1).max(2000)),
    outcome: labelled('用于结论', 'For the outcome', z.enum(outcomes).optional(), {
      names: {
        fit: { zh: '合格', en: 'Fit' },
        recheck: { zh: '待复查', en: 'Recheck' },
        unfit: { zh: '不合格', en: 'Unfit' },
        incomplete: { zh: '未完成', en: 'Incomplete' },
      },
    }),
  }),
});
