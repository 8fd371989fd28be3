import { readScope } from '@healthcert/domain/kernel';
import { readSpecimenNumber, waitingStates, type Specimen, type SpecimenHours } from '@healthcert/domain/specimen';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import type { Builder } from '../graphql/builder.ts';
import type { RowRef } from '../graphql/connections.ts';
import { pageFor } from '../graphql/connections.ts';
import { refused } from '../graphql/refusals.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { specimenHoursOf } from './hours.ts';
import { overdueSpecimens, type Overdue } from './overdue.ts';
import { scanSpecimen, type SpecimenScan } from './scan.ts';

/** A card's address is the longest that is scanned. */
const longestCode = 4000;

/** One specimen of a case, for whoever sees the case. */
export const specimenOfCase = (builder: Builder) =>
  builder.objectRef<Specimen>('CaseSpecimen').implement({
    fields: (t) => ({
      number: t.exposeString('number'),
      kind: t.exposeString('kind'),
      items: t.stringList({ resolve: ({ items }) => [...items] }),
      state: t.exposeString('state'),
      redrawnAs: t.exposeString('redrawnAs', { nullable: true }),
    }),
  });

export const specimenQueries = (builder: Builder, rows: ReadonlyMap<string, RowRef>, { textType }: CommandResultTypes): void => {
  const row = rows.get(specimenListModel.name);
  if (!row) throw new Error('specimens are not listed');
  builder.queryField('specimenByNumber', (t) =>
    t.field({
      type: row,
      nullable: true,
      description: 'Whose specimen a barcode is, and for which items; null: nobody’s within your reach, or no specimen’s number',
      args: { number: t.arg.string({ required: true }) },
      resolve: async (_root, { number }, context) => {
        const { actor, system } = context;
        if (!actor || !readScope(actor, specimenListModel.name, await system.tree())) throw refused(specimenListModel.name);
        const reading = readSpecimenNumber(number);
        if (!reading.ok) return null;
        const page = await pageFor(specimenListModel, { filter: { number: reading.number }, first: 1 }, context);
        return page.rows[0] ?? null;
      },
    }),
  );

  const hours = builder.objectRef<SpecimenHours>('SpecimenHours').implement({
    fields: (t) => Object.fromEntries(waitingStates.map((state) => [state, t.int({ resolve: (of) => of[state] })])),
  });
  builder.queryField('specimenHours', (t) =>
    t.field({
      type: hours,
      description: 'After how many hours in a state a specimen counts as overdue, at one’s own institution',
      resolve: (_root, _args, { system, actor }) => {
        if (!actor) throw refused('specimenHours');
        return specimenHoursOf(system, actor.institutionId);
      },
    }),
  );

  const scan = builder.objectRef<SpecimenScan>('SpecimenScan').implement({
    fields: (t) => ({
      specimen: t.expose('specimen', { type: row, nullable: true }),
      problem: t.exposeString('problem', { nullable: true, description: 'otherCode, misread, elsewhere or unknown' }),
      code: t.expose('code', { type: textType, nullable: true, description: 'What kind of code it is instead' }),
    }),
  });
  builder.queryField('specimenScan', (t) =>
    t.field({
      type: scan,
      description: 'What a scanner read: the specimen, or in words what the code is instead',
      args: { text: t.arg.string({ required: true }) },
      resolve: (_root, { text }, context) => scanSpecimen(context, text.slice(0, longestCode)),
    }),
  );

  const overdue = builder.objectRef<Overdue>('OverdueSpecimens').implement({
    fields: (t) => ({
      state: t.exposeString('state'),
      hours: t.exposeInt('hours', { description: 'Allowed in this state' }),
      before: t.expose('before', { type: 'DateTime', description: 'Those that came into the state before it are overdue' }),
      count: t.exposeInt('count'),
    }),
  });
  builder.queryField('overdueSpecimens', (t) =>
    t.field({
      type: [overdue],
      description: 'How many specimens wait too long, by what they wait for; those rejected wait for another one',
      resolve: async (_root, _args, context) => [...(await overdueSpecimens(context))],
    }),
  );
};
