import type { CaseEvent } from '@healthcert/domain/case';
import { commandIntent, reaction } from './reaction.ts';

/** Long enough for the registration itself to have charged it, as it does at once. */
const afterMilliseconds = 60_000;

/**
 * A process that dies after somebody was registered and before their fee was charged leaves nobody unpaid and unseen: the
 * charging is tried again, and is silent where it was done. Where nothing is charged no payer was named.
 */
export const chargeFeeWhenCaseIsRegistered = reaction<CaseEvent>({
  name: 'charge-fee-when-case-is-registered',
  on: {
    CaseRegistered: ({ streamId, data: { institutionId, payer }, meta: { at } }) =>
      payer === undefined
        ? []
        : [
            commandIntent(
              'charge',
              'chargeFee',
              { caseId: streamId, institutionId },
              new Date(Date.parse(at) + afterMilliseconds).toISOString(),
            ),
          ],
  },
});
