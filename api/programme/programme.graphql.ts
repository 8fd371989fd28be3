import { dayInChina } from '@healthcert/domain/person';
import type { FindingOption, Job, MeasuredField, Programme, ProgrammeItem } from '@healthcert/domain/programme';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';

/** What is examined, for whom, and what may be found: published versions, the same for everyone. */
export const programmeQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const finding = builder.objectRef<FindingOption>('FindingOption').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      normal: t.exposeBoolean('normal'),
      sited: t.boolean({ resolve: ({ sited }) => sited ?? false }),
    }),
  });
  const field = builder.objectRef<MeasuredField>('MeasuredField').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      unit: t.exposeString('unit'),
      maleRange: t.floatList({ resolve: ({ range }) => [...range.male] }),
      femaleRange: t.floatList({ resolve: ({ range }) => [...range.female] }),
    }),
  });
  const item = builder.objectRef<ProgrammeItem>('ProgrammeItem').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      name: t.expose('name', { type: textType }),
      station: t.exposeString('station'),
      need: t.exposeString('need'),
      specimen: t.string({ nullable: true, resolve: ({ specimen }) => specimen ?? null }),
      findings: t.field({ type: [finding], resolve: ({ findings }) => [...findings] }),
      fields: t.field({ type: [field], resolve: ({ fields }) => [...fields] }),
    }),
  });
  const job = builder.objectRef<Job>('Job').implement({
    fields: (t) => ({ code: t.exposeString('code'), name: t.expose('name', { type: textType }) }),
  });
  const programme = builder.objectRef<Programme>('Programme').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      name: t.expose('name', { type: textType }),
      category: t.exposeString('category'),
      validityMonths: t.exposeInt('validityMonths'),
      review: t.exposeString('review'),
      minimumAge: t.exposeInt('minimumAge'),
      legalBasis: t.stringList({ resolve: ({ legalBasis }) => [...legalBasis] }),
      jobs: t.field({ type: [job], resolve: ({ jobs }) => [...jobs] }),
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
      description: 'One published version, as a case has pinned it',
      args: { id: t.arg.id({ required: true }), version: t.arg.int({ required: true }) },
      complexity: fixed,
      resolve: (_root, { id, version }, { system }) => system.programmes.find(id, version),
    }),
  );
};
