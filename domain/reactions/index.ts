import { archiveFormWhenReviewed } from './archive-form-when-reviewed.ts';
import { chargeFeeWhenCaseIsRegistered } from './charge-fee-when-case-is-registered.ts';
import { queueAgainWhenJobIsReplayed } from './queue-again-when-job-is-replayed.ts';
import type { AnyReaction } from './reaction.ts';
import { remindOfNotificationUntilItIsHandled } from './remind-of-notification-until-it-is-handled.ts';
import { remindOfRecheckWhenDue } from './remind-of-recheck-when-due.ts';
import { linkBookingWhenCaseIsRegistered, openDaysWhenRunIsStarted, releaseSeatWhenBookingMoved } from './settle-bookings.ts';
import { settleSuspicionsWhenResultIsRecorded } from './settle-suspicions-when-result-is-recorded.ts';

export * from './reaction.ts';

/** Every reaction of the house. A new one is added here, and is run. */
export const reactions: readonly AnyReaction[] = [
  settleSuspicionsWhenResultIsRecorded,
  remindOfNotificationUntilItIsHandled,
  remindOfRecheckWhenDue,
  chargeFeeWhenCaseIsRegistered,
  archiveFormWhenReviewed,
  queueAgainWhenJobIsReplayed,
  releaseSeatWhenBookingMoved,
  linkBookingWhenCaseIsRegistered,
  openDaysWhenRunIsStarted,
];
