// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { certificateEvents } from './events/certificate.ts';
import { conclusionEvents } from './events/conclusion.ts';
import { examinationEvents } from './events/examination.ts';
import { registrationEvents } from './events/registration.ts';

export { certificateEvents, revocationCauses, takers } from './events/certificate.ts';
export { stages, type Stage } from './events/common.ts';
export { recheckLevels, recheckReminders } from './events/examination.ts';
export { copyKinds } from './events/registration.ts';

/** All that may happen to a case, by the phase of its life. */
export const caseEvents = events('case', { ...registrationEvents, ...examinationEvents, ...conclusionEvents, ...certificateEvents });

export type CaseEvent = EventOf<typeof caseEvents>;

/** One type of event, or of several. */
export type EventNamed<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;
