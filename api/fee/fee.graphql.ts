import { businessDay } from './booking.ts';
import { feeDecider, feeStateOf, outstandingOf, paidOf, sumOf, type Fee, type FeePolicy } from '@healthcert/domain/fee';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import type { System } from '../system.ts';

/** The fee of a case, for whoever sees the case; null where nothing is charged. Amounts in fen. */
export const feeOfCase = (builder: Builder) =>
  builder.objectRef<Fee>('CaseFee').implement({
    fields: (t) => ({
      state: t.string({ resolve: (fee) => feeStateOf(fee) }),
      payer: t.exposeString('payer'),
      charged: t.int({ resolve: ({ lines }) => sumOf(lines) }),
      paid: t.int({ resolve: ({ movements }) => paidOf(movements) }),
      outstanding: t.int({ description: 'Above nought: to be paid; below: to be given back', resolve: outstandingOf }),
    }),
  });

export const findFee = async ({ handler, feeTerms }: Pick<System, 'handler' | 'feeTerms'>, caseId: string, institutionId: string) =>
  (await feeTerms(institutionId)).policy.charges ? (await handler.load(feeDecider, caseId)).state : null;

/** How an institution charges, and which day a cashier's box is at. */
export const feeQueries = (builder: Builder): void => {
  const policy = builder.objectRef<FeePolicy>('FeePolicy').implement({
    fields: (t) => ({
      charges: t.exposeBoolean('charges'),
      payers: t.stringList({ resolve: ({ payers }) => [...payers] }),
      evidenceFor: t.stringList({ resolve: ({ evidenceFor }) => [...evidenceFor] }),
      unpaid: t.exposeString('unpaid'),
      receiptNumbers: t.exposeString('receiptNumbers'),
      deskCollects: t.exposeBoolean('deskCollects'),
      means: t.stringList({ resolve: ({ means }) => [...means] }),
    }),
  });
  builder.queryField('feePolicy', (t) =>
    t.field({
      type: policy,
      description: 'How an institution charges; one’s own where none is named',
      args: { institutionId: t.arg.id() },
      resolve: async (_root, { institutionId }, { system, actor }) => {
        if (!actor) throw refused('feePolicy');
        return (await system.feeTerms(institutionId ?? actor.institutionId ?? '')).policy;
      },
    }),
  );
  builder.queryField('businessDay', (t) =>
    t.field({
      type: 'Date',
      description: 'The day on which one’s own box takes money now: the next one as soon as today’s is closed',
      resolve: (_root, _args, { system, actor, correlationId }) => {
        if (!actor?.institutionId) throw refused('businessDay');
        const request = { actor, commandId: correlationId, correlationId, now: system.now() };
        return businessDay(system.handler, actor.institutionId, request);
      },
    }),
  );
};
