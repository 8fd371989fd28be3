import type { FieldGroup } from '@healthcert/domain/kernel';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { conclusionRows, type ConclusionRow } from './conclusion-rows.ts';
import type { SeenCase } from './read-case.ts';

type Conclusion = NonNullable<SeenCase['file']['conclusion']>;
type Review = NonNullable<SeenCase['file']['review']>;
interface SeenConclusion {
  readonly conclusion: Conclusion;
  readonly programme: SeenCase['file']['programme'];
  readonly groups: ReadonlySet<FieldGroup>;
}

/** What was concluded, with the reasons that the rules gave. */
export const conclusionOfCase = (builder: Builder, { textType }: Pick<CommandResultTypes, 'textType'>) => {
  const row = builder.objectRef<ConclusionRow>('ConclusionRow').implement({
    description: 'A row of the rule table that fired, in the version of the programme that the case has pinned',
    fields: (t) => ({
      rowId: t.exposeString('rowId'),
      item: t.expose('item', { type: textType }),
      condition: t.expose('condition', { type: textType }),
      outcome: t.exposeString('outcome'),
      reason: t.expose('reason', { type: textType }),
      legalBasis: t.exposeString('legalBasis'),
    }),
  });
  return builder.objectRef<SeenConclusion>('CaseConclusion').implement({
    fields: (t) => ({
      outcome: t.string({
        nullable: true,
        description: 'Null: withheld',
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? conclusion.outcome : null),
      }),
      by: t.string({ resolve: ({ conclusion }) => conclusion.by }),
      ruleIds: t.stringList({ resolve: ({ conclusion, groups }) => (groups.has('clinical') ? [...conclusion.ruleIds] : []) }),
      rows: t.field({
        type: [row],
        nullable: true,
        description: 'Why it was concluded so; null: withheld',
        resolve: async ({ conclusion, programme, groups }, _args, { system }) => {
          if (!groups.has('clinical')) return null;
          const version = await system.programmes.find(programme.id, programme.version);
          return version && conclusionRows(version, conclusion.ruleIds);
        },
      }),
      legalBasis: t.stringList({ resolve: ({ conclusion, groups }) => (groups.has('clinical') ? [...conclusion.legalBasis] : []) }),
      concludedBy: t.string({ resolve: ({ conclusion }) => conclusion.concludedBy }),
      concludedAt: t.field({ type: 'DateTime', resolve: ({ conclusion }) => conclusion.concludedAt }),
      validUntil: t.field({
        type: 'Date',
        nullable: true,
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? conclusion.validUntil : null),
      }),
      sealOf: t.string({
        nullable: true,
        description: 'Whose seal stands below the opinion',
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? conclusion.sealOf : null),
      }),
      reasons: t.field({
        type: [textType],
        nullable: true,
        resolve: ({ conclusion, groups }) => (groups.has('clinical') && conclusion.clinical ? [...conclusion.clinical.reasons] : null),
      }),
      opinion: t.string({
        nullable: true,
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? (conclusion.clinical?.opinion ?? null) : null),
      }),
      handReason: t.string({
        nullable: true,
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? (conclusion.clinical?.handReason ?? null) : null),
      }),
    }),
  });
};

/** Who confirmed it. */
export const reviewOfCase = (builder: Builder) => {
  return builder.objectRef<Review>('CaseReview').implement({
    fields: (t) => ({
      reviewedBy: t.exposeString('reviewedBy'),
      reviewedAt: t.expose('reviewedAt', { type: 'DateTime' }),
      remote: t.exposeBoolean('remote'),
    }),
  });
};
