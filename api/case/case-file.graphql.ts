import type { CertificateFile, ItemFile, TimeLineEntry } from '@healthcert/projections/case-file';
import { specimenDecider } from '@healthcert/domain/specimen';
import type { FieldGroup } from '@healthcert/domain/kernel';
import { standingOf, type FieldStanding } from '@healthcert/domain/programme';
import type { ArchivedPaper } from '@healthcert/integrations/papers';
import type { RequestContext } from '../context.ts';
import { eventTitles } from '@healthcert/domain/case';
import { feeOfCase, findFee } from '../fee/fee.graphql.ts';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import { specimenOfCase } from '../specimen/specimen.graphql.ts';
import { readCase, readTimeLine, tellingFields, type SeenCase } from './read-case.ts';

type Identity = NonNullable<SeenCase['file']['identity']>;
type Conclusion = NonNullable<SeenCase['file']['conclusion']>;
type Review = NonNullable<SeenCase['file']['review']>;
type Result = NonNullable<ItemFile['result']>;
type Clinical = NonNullable<Result['clinical']>;
interface SeenItem {
  readonly file: SeenCase['file'];
  readonly item: ItemFile;
  readonly groups: ReadonlySet<FieldGroup>;
}
interface SeenConclusion {
  readonly conclusion: Conclusion;
  readonly groups: ReadonlySet<FieldGroup>;
}
type SeenResult = Result & {
  readonly file: SeenCase['file'];
  readonly shown: Clinical | null;
  readonly groups: ReadonlySet<FieldGroup>;
};
type SeenValue = Clinical['values'][number] & { readonly file: SeenCase['file']; readonly result: Pick<Result, 'item' | 'form' | 'age'> };
type Entry = TimeLineEntry & { readonly groups: ReadonlySet<FieldGroup> };

const longestName = 100;

/** How a value lies, by the edition of the form that its result was judged by. */
const standingOfValue = async (
  { programmes, forms }: RequestContext['system'],
  { file, result, ...measured }: SeenValue,
): Promise<FieldStanding> => {
  const programme = await programmes.find(file.programme.id, file.programme.version);
  const under = programme && (await forms.under(programme, file.institutionId, new Map([[result.item, result.form]])));
  const field = under?.items.find(({ code }) => code === result.item)?.fields.find(({ code }) => code === measured.field);
  return field ? standingOf(field, measured, { sex: file.sex, age: result.age }) : 'within';
};

/** The stored event as JSON, less the groups that are withheld. */
const rawOf = ({ event, groups }: Entry): unknown => {
  const data = { ...event.data } as Record<string, unknown>;
  for (const group of ['identity', 'clinical'] as const) if (group in data && !groups.has(group)) data[group] = 'withheld';
  if (!groups.has('clinical')) for (const field of tellingFields) if (field in data) data[field] = 'withheld';
  return { id: event.id, type: event.type, revision: event.revision, position: event.position, meta: event.meta, data };
};

/** One case opened: everything its page shows, and its time line. */
export const caseFileQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const copy = builder.objectRef<Identity['copies'][number]>('CopyOfPaper').implement({
    fields: (t) => ({ kind: t.exposeString('kind'), file: t.exposeString('file', { description: 'Under /api/papers/' }) }),
  });
  const identity = builder.objectRef<Identity>('CaseIdentity').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      documentType: t.exposeString('documentType'),
      documentNumber: t.exposeString('documentNumber'),
      birthDate: t.expose('birthDate', { type: 'Date' }),
      phone: t.exposeString('phone', { nullable: true }),
      employer: t.exposeString('employer', { nullable: true }),
      address: t.exposeString('address', { nullable: true }),
      nationality: t.exposeString('nationality', { nullable: true }),
      portraitFile: t.exposeString('portraitFile', { nullable: true }),
      ethnicGroup: t.exposeString('ethnicGroup', { nullable: true }),
      education: t.exposeString('education', { nullable: true }),
      industry: t.exposeString('industry', { nullable: true }),
      yearsOfService: t.exposeInt('yearsOfService', { nullable: true }),
      employerCode: t.exposeString('employerCode', { nullable: true }),
      copies: t.field({ type: [copy], resolve: ({ copies }) => [...copies] }),
      missingCharacters: t.stringList({
        description: 'Characters of the name that no font of the card has: it prints a box for each',
        resolve: ({ name }, _args, { system }) => [...system.fonts.missingCharacters(name)],
      }),
    }),
  });
  const fee = feeOfCase(builder);
  const specimen = specimenOfCase(builder);
  const finding = builder.objectRef<Clinical['findings'][number]>('RecordedFinding').implement({
    fields: (t) => ({ code: t.exposeString('code'), site: t.exposeString('site', { nullable: true }) }),
  });
  const value = builder.objectRef<SeenValue>('RecordedValue').implement({
    fields: (t) => ({
      field: t.exposeString('field'),
      value: t.exposeFloat('value', { nullable: true }),
      bound: t.string({ nullable: true, resolve: ({ bound }) => bound ?? null, description: '">": only this limit is known' }),
      choice: t.string({ nullable: true, resolve: ({ choice }) => choice ?? null }),
      text: t.string({ nullable: true, resolve: ({ text }) => text ?? null, description: 'As it was typed or received' }),
      standing: t.string({
        description: 'above, below, within or abnormal, by the form it was entered in',
        resolve: (of, _args, { system }) => standingOfValue(system, of),
      }),
    }),
  });
  const pastDisease = builder.objectRef<NonNullable<Clinical['history']>[number]>('PastDisease').implement({
    fields: (t) => ({
      disease: t.exposeString('disease'),
      since: t.exposeString('since', { nullable: true }),
      cured: t.exposeBoolean('cured', { nullable: true }),
      curedSince: t.exposeString('curedSince', { nullable: true }),
      remark: t.exposeString('remark', { nullable: true }),
    }),
  });
  const formRef = builder.objectRef<NonNullable<Result['form']>>('RecordedForm').implement({
    fields: (t) => ({ institutionId: t.exposeString('institutionId', { nullable: true }), edition: t.exposeInt('edition') }),
  });
  const result = builder.objectRef<SeenResult>('RecordedResult').implement({
    fields: (t) => ({
      abnormal: t.boolean({
        nullable: true,
        description: 'Null: withheld. That something was found is clinical, like what was found',
        resolve: ({ abnormal, groups }) => (groups.has('clinical') ? abnormal : null),
      }),
      performerId: t.exposeString('performerId'),
      performedAt: t.expose('performedAt', { type: 'DateTime' }),
      deviceId: t.exposeString('deviceId', { nullable: true }),
      reagentLot: t.exposeString('reagentLot', { nullable: true }),
      findings: t.field({ type: [finding], nullable: true, resolve: ({ shown }) => shown && [...shown.findings] }),
      values: t.field({
        type: [value],
        nullable: true,
        resolve: ({ file, shown, ...result }) => shown && shown.values.map((measured) => ({ ...measured, file, result })),
      }),
      history: t.field({ type: [pastDisease], nullable: true, resolve: ({ shown }) => shown && [...(shown.history ?? [])] }),
      form: t.field({ type: formRef, nullable: true, description: 'The form it was judged by', resolve: ({ form }) => form }),
      age: t.exposeInt('age'),
      remark: t.string({ nullable: true, resolve: ({ shown }) => shown?.remark ?? null }),
    }),
  });
  const item = builder.objectRef<SeenItem>('CaseItem').implement({
    fields: (t) => ({
      code: t.string({ resolve: ({ item }) => item.code }),
      station: t.string({ resolve: ({ item }) => item.station }),
      state: t.string({ resolve: ({ item }) => item.state }),
      corrections: t.int({ resolve: ({ item }) => item.corrections }),
      reason: t.string({ nullable: true, resolve: ({ item, groups }) => (groups.has('clinical') ? item.reason : null) }),
      result: t.field({
        type: result,
        nullable: true,
        resolve: ({ file, item, groups }) =>
          item.result && { ...item.result, file, groups, shown: groups.has('clinical') ? item.result.clinical : null },
      }),
    }),
  });
  const conclusion = builder.objectRef<SeenConclusion>('CaseConclusion').implement({
    fields: (t) => ({
      outcome: t.string({
        nullable: true,
        description: 'Null: withheld',
        resolve: ({ conclusion, groups }) => (groups.has('clinical') ? conclusion.outcome : null),
      }),
      by: t.string({ resolve: ({ conclusion }) => conclusion.by }),
      ruleIds: t.stringList({ resolve: ({ conclusion, groups }) => (groups.has('clinical') ? [...conclusion.ruleIds] : []) }),
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
  const review = builder.objectRef<Review>('CaseReview').implement({
    fields: (t) => ({
      reviewedBy: t.exposeString('reviewedBy'),
      reviewedAt: t.expose('reviewedAt', { type: 'DateTime' }),
      remote: t.exposeBoolean('remote'),
    }),
  });
  const certificate = builder.objectRef<CertificateFile>('CaseCertificate').implement({
    fields: (t) => ({
      number: t.string({ resolve: ({ issued }) => issued.number }),
      opaqueId: t.string({ resolve: ({ issued }) => issued.opaqueId }),
      validFrom: t.field({ type: 'Date', resolve: ({ issued }) => issued.validFrom }),
      validUntil: t.field({ type: 'Date', resolve: ({ issued }) => issued.validUntil }),
      issuedAt: t.field({ type: 'DateTime', resolve: ({ issued }) => issued.issuedAt }),
      issuedBy: t.string({ resolve: ({ issued }) => issued.issuedBy }),
      supersedes: t.string({ nullable: true, resolve: ({ issued }) => issued.supersedes }),
      validity: t.exposeString('validity'),
      custody: t.exposeString('custody'),
      supersededBy: t.exposeString('supersededBy', { nullable: true }),
      reprints: t.exposeInt('reprints'),
      handedOutAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ handedOutAt }) => handedOutAt }),
    }),
  });
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
        description: 'Null where the institution does not charge',
        resolve: ({ file }, _args, { system }) => findFee(system, file.caseId, file.institutionId),
      }),
      specimens: t.field({
        type: [specimen],
        resolve: async ({ file }, _args, { system }) => [...(await system.handler.load(specimenDecider, file.caseId)).state.all],
      }),
      renewalOfCase: t.id({ nullable: true, resolve: ({ file }) => file.renewalOf?.caseId ?? null }),
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
        resolve: ({ file, groups }) => file.conclusion && { conclusion: file.conclusion, groups },
      }),
      returnedBecause: t.string({ nullable: true, resolve: ({ file, groups }) => (groups.has('clinical') ? file.returnedBecause : null) }),
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
        resolve: async ({ file, groups }, _args, { system }) =>
          groups.has('clinical') ? [...(await system.paperArchive.versions('examinationForm', file.caseId))] : null,
      }),
      withheld: t.stringList({ resolve: ({ groups }) => ['identity', 'clinical'].filter((group) => !groups.has(group as FieldGroup)) }),
    }),
  });
  const change = builder.objectRef<TimeLineEntry['changes'][number]>('TimeLineChange').implement({
    fields: (t) => ({
      path: t.exposeString('path'),
      before: t.exposeString('before', { nullable: true }),
      after: t.exposeString('after', { nullable: true }),
    }),
  });
  const entry = builder.objectRef<Entry>('TimeLineEntry').implement({
    fields: (t) => ({
      eventId: t.exposeID('eventId'),
      type: t.exposeString('type'),
      title: t.field({ type: textType, resolve: ({ event }) => eventTitles[event.type] }),
      at: t.expose('at', { type: 'DateTime' }),
      actorId: t.exposeString('actorId'),
      actorName: t.string({ nullable: true, resolve: async ({ actorId }, _args, { system }) => system.staffName(actorId) }),
      actorRoles: t.stringList({ resolve: ({ actorRoles }) => [...actorRoles] }),
      institutionId: t.exposeString('institutionId', { nullable: true }),
      institutionName: t.string({
        nullable: true,
        resolve: async ({ institutionId }, _args, { system }) => (institutionId === null ? null : system.institutionName(institutionId)),
      }),
      revision: t.exposeInt('revision'),
      changes: t.field({ type: [change], resolve: ({ changes }) => [...changes] }),
      raw: t.field({ type: 'Json', resolve: rawOf }),
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
  builder.queryField('caseTimeLine', (t) =>
    t.field({
      type: [entry],
      args: { caseId: t.arg.id({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { caseId }, context) => [...(await readTimeLine(context, caseId))],
    }),
  );
};
