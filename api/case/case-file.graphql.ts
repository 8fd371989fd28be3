import type { FieldGroup } from '@healthcert/domain/kernel';
import type { ArchivedPaper } from '@healthcert/integrations/papers';
import { feeOfCase, findFee } from '../fee/fee.graphql.ts';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import { specimenOfCase } from '../specimen/specimen.graphql.ts';
import { specimensAt } from '../specimen/specimens-at.ts';
import { certificateOfCase } from './certificate-of-case.graphql.ts';
import { conclusionOfCase, reviewOfCase } from './conclusion-of-case.graphql.ts';
import { itemOfCase } from './examination-of-case.graphql.ts';
import { identityOfCase } from './person-of-case.graphql.ts';
import { readCase, type SeenCase } from './read-case.ts';

const longestName = 100;

/** One case opened: everything its page shows. */
export const caseFileQueries = (builder: Builder, common: CommandResultTypes): void => {
  const identity = identityOfCase(builder);
  const fee = feeOfCase(builder);
  const specimen = specimenOfCase(builder);
  const item = itemOfCase(builder);
  const conclusion = conclusionOfCase(builder, common);
  const review = reviewOfCase(builder);
  const certificate = certificateOfCase(builder);
  const keptForm = builder.objectRef<ArchivedPaper>('KeptForm').implement({
    fields: (t) => ({ version: t.exposeInt('version'), archivedAt: t.expose('archivedAt', { type: 'DateTime' }) }),
  });
  const file = builder.objectRef<SeenCase>('CaseFile').implement({
    fields: (t) => ({
      caseId: t.id({ resolve: ({ file }) => file.caseId }),
      revision: t.int({ resolve: ({ file }) => file.revision }),
      personId: t.id({ resolve: ({ file }) => file.personId }),
      caseNumber: t.string({ resolve: ({ file }) => file.caseNumber }),
      institutionId: t.string({ resolve: ({ file }) => file.institutionId }),
      programmeId: t.string({ resolve: ({ file }) => file.programme.id }),
      programmeVersion: t.int({ resolve: ({ file }) => file.programme.version }),
      category: t.string({ resolve: ({ file }) => file.category }),
      jobCode: t.string({ resolve: ({ file }) => file.jobCode }),
      sex: t.string({ resolve: ({ file }) => file.sex }),
      birthYear: t.int({ resolve: ({ file }) => file.birthYear }),
      age: t.int({ resolve: ({ file }) => file.age }),
      underAge: t.boolean({ resolve: ({ file }) => file.underAge }),
      registeredAt: t.field({ type: 'DateTime', resolve: ({ file }) => file.registeredAt }),
      paperForm: t.string({ nullable: true, resolve: ({ file }) => file.paperForm }),
      arrivedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ file }) => file.arrivedAt }),
      cancelledAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ file }) => file.cancelledAt }),
      fee: t.field({
        type: fee,
        nullable: true,
        description: 'Null where the institution does not charge, and of an earlier instant',
        resolve: ({ file, asOf }, _args, { system }) => (asOf === null ? findFee(system, file.caseId, file.institutionId) : null),
      }),
      specimens: t.field({
        type: [specimen],
        resolve: async ({ file, asOf }, _args, { system }) => [...(await specimensAt(system, file.caseId, asOf)).all],
      }),
      bookedFor: t.field({
        type: 'Date',
        nullable: true,
        description: 'The day for which its person had booked; null: they came without',
        resolve: ({ file }) => file.booking?.date ?? null,
      }),
      renewalOfCase: t.id({
        nullable: true,
        resolve: ({ file: { renewalOf } }) => (renewalOf && 'caseId' in renewalOf ? renewalOf.caseId : null),
      }),
      renewalOfArchived: t.id({
        nullable: true,
        description: 'The old system’s certificate that it renews',
        resolve: ({ file: { renewalOf } }) => (renewalOf && 'archiveId' in renewalOf ? renewalOf.archiveId : null),
      }),
      stage: t.string({ resolve: ({ file }) => file.stage }),
      certifiable: t.boolean({
        description: 'Reviewed as fit: a certificate may be issued',
        resolve: ({ file }) => file.review !== null && file.conclusion?.outcome === 'fit',
      }),
      identity: t.field({ type: identity, nullable: true, resolve: ({ file, groups }) => (groups.has('identity') ? file.identity : null) }),
      items: t.field({ type: [item], resolve: ({ file, groups }) => file.items.map((item) => ({ file, item, groups })) }),
      conclusion: t.field({
        type: conclusion,
        nullable: true,
        resolve: ({ file, groups }) => file.conclusion && { conclusion: file.conclusion, programme: file.programme, groups },
      }),
      returnedBecause: t.string({ nullable: true, resolve: ({ file, groups }) => (groups.has('clinical') ? file.returnedBecause : null) }),
      reopenedBecause: t.string({ nullable: true, resolve: ({ file, groups }) => (groups.has('clinical') ? file.reopenedBecause : null) }),
      recheckDueOn: t.field({
        type: 'Date',
        nullable: true,
        description: 'While its results are awaited',
        resolve: ({ file }) => (['arrived', 'examining'].includes(file.stage) ? file.recheckDueOn : null),
      }),
      review: t.field({ type: review, nullable: true, resolve: ({ file }) => file.review }),
      certificates: t.field({ type: [certificate], resolve: ({ file }) => [...file.certificates] }),
      keptForms: t.field({
        type: [keptForm],
        nullable: true,
        description: 'Versions of the examination form that are kept, newest first; null: withheld',
        resolve: async ({ file, groups, asOf }, _args, { system }) => {
          if (!groups.has('clinical')) return null;
          const versions = await system.paperArchive.versions('examinationForm', file.caseId);
          return versions.filter(({ archivedAt }) => asOf === null || Date.parse(archivedAt) <= Date.parse(asOf));
        },
      }),
      withheld: t.stringList({ resolve: ({ groups }) => ['identity', 'clinical'].filter((group) => !groups.has(group as FieldGroup)) }),
    }),
  });
  builder.queryField('caseFile', (t) =>
    t.field({
      type: file,
      nullable: true,
      description: 'One case as it stands, or as it stood at an instant',
      args: { caseId: t.arg.id({ required: true }), asOf: t.arg({ type: 'DateTime' }) },
      resolve: (_root, { caseId, asOf }, context) => readCase(context, caseId, asOf ?? undefined),
    }),
  );
  builder.queryField('missingCharacters', (t) =>
    t.stringList({
      description: 'Characters of a name that no font of the card has, to be told at the desk while the name is entered',
      args: { text: t.arg.string({ required: true }) },
      resolve: (_root, { text }, { system, actor }) => {
        if (!actor) throw refused('missingCharacters');
        return [...system.fonts.missingCharacters(text.normalize('NFC').slice(0, longestName))];
      },
    }),
  );
};
