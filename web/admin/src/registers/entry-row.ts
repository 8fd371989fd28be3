import type { RegisterRowsQuery } from '../gql/graphql.ts';

type Row = RegisterRowsQuery['registerEntries']['nodes'][number];

/** One entry of one list as it stands; `institutionId` null: the city's. */
export interface EntryRow extends Omit<Row, 'value' | 'institutionId' | 'parent'> {
  readonly institutionId: string | null;
  readonly parent: string | null;
  readonly value: Readonly<Record<string, unknown>>;
}

export const entryRow = ({ value, institutionId, parent, ...row }: Row): EntryRow => ({
  ...row,
  institutionId: institutionId ?? null,
  parent: parent ?? null,
  value: value as EntryRow['value'],
});

export const byPlace = (one: EntryRow, other: EntryRow): number => {
  if (one.place === other.place) return 0;
  return one.place < other.place ? -1 : 1;
};
