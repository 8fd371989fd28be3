import { specimenDeadlines } from '@healthcert/domain/configuration';
import { readScope } from '@healthcert/domain/kernel';
import { readSpecimenNumber, usualHours, waitingStates, type Specimen, type SpecimenHours } from '@healthcert/domain/specimen';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import type { Builder } from '../graphql/builder.ts';
import type { RowRef } from '../graphql/connections.ts';
import { pageFor } from '../graphql/connections.ts';
import { refused } from '../graphql/refusals.ts';
import type { System } from '../system.ts';

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

/** After how many hours specimens count as overdue there. */
export const specimenHoursOf = async ({ registers }: Pick<System, 'registers'>, institutionId: string | null): Promise<SpecimenHours> =>
  (await registers.entriesOf(specimenDeadlines, institutionId))[0]?.value ?? usualHours;

export const specimenQueries = (builder: Builder, rows: ReadonlyMap<string, RowRef>): void => {
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
};
