import { defineRegister, labelled, name, paragraphs } from '@healthcert/domain/register';
import { z } from 'zod';

export const noticeKinds = ['process', 'collection', 'preparation'] as const;

/**
 * What people are told (A6): how a certificate is made, where it is collected, what to do before the examination. The
 * text is light markdown: paragraphs, "- " lists, **bold**. Their order is the order in which they are printed.
 */
export const notices = defineRegister({
  kind: 'notices',
  title: { zh: '注意事项', en: 'Notices' },
  group: 'clinic',
  scope: 'institution',
  sentences: true,
  schema: z.object({
    name: name(),
    about: labelled('类别', 'About', z.enum(noticeKinds), {
      names: {
        process: { zh: '办证流程', en: 'Process' },
        collection: { zh: '领证说明', en: 'Collection' },
        preparation: { zh: '检查须知', en: 'Preparation' },
      },
    }),
    text: paragraphs('内容', 'Text'),
    onGuideSheet: labelled('打印在指引单上', 'Printed on the guide sheet', z.boolean()),
  }),
});
