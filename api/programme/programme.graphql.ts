import { dayInChina } from '@healthcert/domain/person';
import { inWalkingOrder } from '@healthcert/domain/programme';
import type {
  FieldChoice,
  FieldRange,
  FindingOption,
  FormRef,
  Job,
  ResultField,
  Programme,
  ProgrammeItem,
} from '@healthcert/domain/programme';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { soundOf } from '@healthcert/projections/register-entries';

/** Lists within lists that hold a handful. */
const few = { field: 1, multiplier: 2 };

/** What is examined, for whom, and what may be found: published versions, the same for everyone. */
export const programmeQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const finding = builder.objectRef<FindingOption>('FindingOption').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      normal: t.exposeBoolean('normal'),
      sound: t.string({ description: 'Pinyin and its initials, to find it by', resolve: ({ name }) => soundOf(name.zh) }),
      sited: t.boolean({ resolve: ({ sited }) => sited ?? false }),
    }),
  });
  const range = builder.objectRef<FieldRange>('FieldRange').implement({
    description: 'Reference values; the first row that is for the person counts. All limits are inclusive',
    fields: (t) => ({
      sex: t.string({ nullable: true, resolve: ({ sex }) => sex ?? null }),
      fromAge: t.int({ nullable: true, resolve: ({ fromAge }) => fromAge ?? null }),
      toAge: t.int({ nullable: true, resolve: ({ toAge }) => toAge ?? null }),
      low: t.float({ nullable: true, resolve: ({ low }) => low ?? null }),
      high: t.float({ nullable: true, resolve: ({ high }) => high ?? null }),
    }),
  });
  const choice = builder.objectRef<FieldChoice>('FieldChoice').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      normal: t.exposeBoolean('normal'),
      also: t.stringList({ resolve: ({ also }) => [...(also ?? [])] }),
      suspects: t.string({
        nullable: true,
        resolve: ({ suspects }) => suspects ?? null,
        description: 'The notifiable disease it suspects',
      }),
      retired: t.boolean({
        nullable: true,
        resolve: ({ retired }) => retired ?? null,
        description: 'A word of a dictionary that is offered no more; null: it is offered',
      }),
    }),
  });
  const form = builder.objectRef<FormRef>('FormRef').implement({
    description: 'Whose result form (null: the city’s), and which edition of it',
    fields: (t) => ({ institutionId: t.exposeString('institutionId', { nullable: true }), edition: t.exposeInt('edition') }),
  });
  const field = builder.objectRef<ResultField>('ResultField').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      unit: t.exposeString('unit'),
      kind: t.string({ resolve: ({ kind }) => kind ?? 'number' }),
      ranges: t.field({ type: [range], complexity: few, resolve: ({ ranges }) => [...ranges] }),
      choices: t.field({ type: [choice], complexity: few, resolve: ({ choices }) => [...(choices ?? [])] }),
      normal: t.string({ nullable: true, resolve: ({ normal }) => normal ?? null }),
      optional: t.boolean({ resolve: ({ optional }) => optional ?? false, description: 'A result is whole without it' }),
      suspects: t.string({
        nullable: true,
        resolve: ({ suspects }) => suspects ?? null,
        description: 'The notifiable disease that a value above its range suspects',
      }),
    }),
  });
  const item = builder.objectRef<ProgrammeItem>('ProgrammeItem').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      sound: t.string({ description: 'Pinyin, and its initials: what it is found by', resolve: ({ name }) => soundOf(name.zh) }),
      station: t.exposeString('station'),
      need: t.exposeString('need'),
      method: t.string({ nullable: true, resolve: ({ method }) => method ?? null }),
      container: t.string({ nullable: true, resolve: ({ container }) => container ?? null }),
      room: t.field({ type: textType, nullable: true, resolve: ({ room }) => room ?? null }),
      form: t.field({ type: form, nullable: true, resolve: ({ form: ref }) => ref ?? null }),
      specimen: t.string({ nullable: true, resolve: ({ specimen }) => specimen ?? null }),
      findings: t.field({ type: [finding], resolve: ({ findings }) => [...findings] }),
      fields: t.field({ type: [field], complexity: few, resolve: ({ fields }) => [...fields] }),
    }),
  });
  const job = builder.objectRef<Job>('Job').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      sound: t.string({ description: 'Pinyin, and its initials: what it is found by', resolve: ({ name }) => soundOf(name.zh) }),
    }),
  });
  const programme = builder.objectRef<Programme>('Programme').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      name: t.expose('name', { type: textType }),
      sound: t.string({ description: 'Pinyin, and its initials: what it is found by', resolve: ({ name }) => soundOf(name.zh) }),
      category: t.exposeString('category'),
      validityMonths: t.exposeInt('validityMonths'),
      review: t.exposeString('review'),
      minimumAge: t.exposeInt('minimumAge'),
      legalBasis: t.stringList({ resolve: ({ legalBasis }) => [...legalBasis] }),
      jobs: t.field({ type: [job], resolve: ({ jobs }) => [...jobs] }),
      formerJobs: t.field({
        type: [job],
        complexity: few,
        description: 'Of its other versions: nobody is registered for them now, those who were still have them',
        resolve: async ({ id, jobs }, _args, { system }) => {
          const versions = await system.programmes.naming(dayInChina(system.now()), id);
          const named = new Map(versions.toReversed().flatMap((one) => one.jobs.map((each) => [each.code, each])));
          return [...named.values()].filter(({ code }) => !jobs.some((each) => each.code === code));
        },
      }),
      items: t.field({ type: [item], resolve: ({ items }) => [...items] }),
    }),
  });
  const fixed = { field: 1, multiplier: 1 };
  builder.queryField('programmes', (t) =>
    t.field({
      type: [programme],
      complexity: fixed,
      description: 'The versions in force, for registering',
      resolve: async (_root, _args, { system }) => [...(await system.programmes.inForce(dayInChina(system.now())))],
    }),
  );
  builder.queryField('programme', (t) =>
    t.field({
      type: programme,
      nullable: true,
      description: 'One published version, as a case has pinned it; with an institution: under its result forms, in its walking order',
      args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }), institutionId: t.arg.id() },
      complexity: fixed,
      resolve: async (_root, { id, version, institutionId }, { system, actor }) => {
        const found = await system.programmes.find(id, version);
        if (!found || institutionId == null || !actor) return found;
        const under = await system.forms.under(found, institutionId);
        return { ...under, items: inWalkingOrder(under.items) };
      },
    }),
  );
};
