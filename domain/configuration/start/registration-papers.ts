import type { ValueIn } from '@healthcert/domain/register';
import type { registrationPapers } from '../registration-papers.ts';

/** A guide sheet for everybody; who draws at the desk wants labels besides. */
export const startRegistrationPapers: ValueIn<typeof registrationPapers> = {
  name: { zh: '只打印指引单', en: 'The guide sheet' },
  guideSheet: true,
  receipt: false,
  labels: false,
  route: 'any',
};
