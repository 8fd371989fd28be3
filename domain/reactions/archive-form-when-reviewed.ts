import type { CaseEvent } from '@healthcert/domain/case';
import { reaction, type Intent } from './reaction.ts';

const archive = (caseId: string): Intent => ({ step: 'form', kind: 'archive', payload: { caseId } });

/** The examination form is kept as it was reviewed; a review after a correction, or corrected words of who it is, add a version. */
export const archiveFormWhenReviewed = reaction<CaseEvent>({
  name: 'archive-form-when-reviewed',
  on: {
    ConclusionReviewed: ({ streamId }) => [archive(streamId)],
    RegistrationCorrected: ({ streamId, data: { stage } }) => (stage === 'reviewed' ? [archive(streamId)] : []),
  },
});
