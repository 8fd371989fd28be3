import { readScope } from '@healthcert/domain/kernel';
import { outcomes, programmeDecider, programmeForm, programmeOf, type Outcome } from '@healthcert/domain/programme';
import { QueryRefused } from '@healthcert/projections/kernel';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';
import { trialMonths, tryOnCases, type TriedOnCases } from './try-rules.ts';

const permission = 'rules-trial';

/** "What would change", before anything does. */
export const rulesTrialQuery = (builder: Builder): void => {
  const outcome = builder.enumType('RuleOutcome', { values: outcomes });
  const cell = builder.objectRef<{ before: Outcome; after: Outcome; cases: number }>('TrialCell').implement({
    fields: (t) => ({
      before: t.expose('before', { type: outcome }),
      after: t.expose('after', { type: outcome }),
      cases: t.exposeInt('cases'),
    }),
  });
  const row = builder.objectRef<TriedOnCases['rows'][number]>('TrialRow').implement({
    fields: (t) => ({
      rowId: t.exposeString('rowId'),
      newly: t.exposeInt('newly', { description: 'Cases in which it fires and did not' }),
      noLonger: t.exposeInt('noLonger', { description: 'Cases in which it fired and does not any more' }),
      otherwise: t.exposeInt('otherwise', { description: 'Cases in which it fires as before and leads elsewhere' }),
    }),
  });
  const changed = builder.objectRef<TriedOnCases['changed'][number]>('TrialCase').implement({
    description: 'A case whose outcome would differ; nobody’s name',
    fields: (t) => ({
      caseId: t.exposeID('caseId'),
      caseNumber: t.exposeString('caseNumber'),
      institutionId: t.exposeID('institutionId'),
      before: t.expose('before', { type: outcome }),
      after: t.expose('after', { type: outcome }),
      newlyFired: t.stringList({ resolve: ({ newlyFired }) => [...newlyFired] }),
      noLongerFired: t.stringList({ resolve: ({ noLongerFired }) => [...noLongerFired] }),
      byHand: t.exposeBoolean('byHand', { description: 'A physician had judged otherwise than by the rules alone' }),
    }),
  });
  const terms = builder.objectRef<TriedOnCases['terms']>('TrialTerms').implement({
    fields: (t) => ({
      longer: t.exposeInt('longer', { description: 'Fit either way, with a certificate that lasts longer' }),
      shorter: t.exposeInt('shorter', { description: 'Fit either way, with a certificate that lasts shorter' }),
      newlyUnderAge: t.exposeInt('newlyUnderAge', { description: 'Too young for their job when registered, and were not' }),
      noLongerUnderAge: t.exposeInt('noLongerUnderAge', { description: 'Were too young for their job when registered, and are not' }),
    }),
  });
  const trial = builder.objectRef<TriedOnCases>('RulesTrial').implement({
    fields: (t) => ({
      concluded: t.exposeInt('concluded', { description: 'Cases concluded in these months, counted up to 100,000' }),
      cases: t.exposeInt('cases', { description: 'How many of them were tried: the newest 2,000 at most' }),
      erased: t.exposeInt('erased', { description: 'Looked at in vain: their results were erased' }),
      matrix: t.field({ type: [cell], complexity: { field: 1, multiplier: 1 }, resolve: ({ matrix }) => [...matrix] }),
      rows: t.field({ type: [row], complexity: { field: 1, multiplier: 1 }, resolve: ({ rows }) => [...rows] }),
      changed: t.field({ type: [changed], complexity: { field: 1, multiplier: 1 }, resolve: (of) => [...of.changed] }),
      terms: t.field({ type: terms, resolve: (of) => of.terms }),
    }),
  });
  builder.queryField('rulesTrial', (t) =>
    t.field({
      type: trial,
      description: 'What a proposed version would have made of the cases concluded in the last 1, 3, 6 or 12 months',
      args: { programme: t.arg({ type: 'Json', required: true }), months: t.arg.int({ required: true }) },
      // Thousands of streams are read for it: three at a time are as much as one document may ask.
      complexity: { field: 800, multiplier: 1 },
      resolve: async (_root, args, context) => {
        const { actor, system } = context;
        const scope = actor && readScope(actor, permission, await system.tree());
        if (!scope) {
          await recordAccess(context, 'refused', permission, []);
          throw refused(permission);
        }
        const form = programmeForm.safeParse(args.programme);
        if (!form.success) throw new QueryRefused('programme', 'this is no programme');
        const months = trialMonths.find((one) => one === args.months);
        if (months === undefined) throw new QueryRefused('months', 'these are no months to look back');
        const { state } = await system.handler.load(programmeDecider, form.data.id);
        const before = state.versions.at(-1);
        if (!before) throw new QueryRefused('programme', 'there is no such programme');
        return tryOnCases(context, scope, { before, after: programmeOf(form.data) }, months);
      },
    }),
  );
};
