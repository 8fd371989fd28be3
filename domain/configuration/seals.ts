import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

/**
 * What an institution seals its papers with. Its own first entry in use is printed; nobody is sealed for by another, so
 * the city's list stays empty. Earlier seals stay as editions: what was sealed before can be held against them.
 */
export const institutionSeals = defineRegister({
  kind: 'institution-seals',
  title: { zh: '机构印章', en: 'Institution seals' },
  group: 'clinic',
  scope: 'institution',
  sentences: true,
  schema: z.object({
    name: name(),
    /** Base64; the door looks at the picture itself. */
    image: labelled('印章图片', 'Picture', z.string().min(1).max(400_000), { control: 'picture' }),
  }),
});
