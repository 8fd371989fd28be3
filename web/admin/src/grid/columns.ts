import type { Text } from '@healthcert/web-ui/language.ts';
import type { Programme } from '../case/useProgramme.ts';

/** A column of the grid: a value of an item, or its findings where `field` is null. */
export interface GridColumn {
  readonly key: string;
  readonly item: string;
  readonly field: string | null;
  readonly itemName: Text;
  readonly name: Text;
  readonly unit: string;
}

type Item = Programme['items'][number];

const columnsOf = (item: Item): readonly GridColumn[] => {
  const of = { item: item.code, itemName: item.name };
  return [
    ...item.fields.map(({ code, name, unit }) => ({ ...of, key: `${item.code}/${code}`, field: code, name, unit })),
    ...(item.findings.length > 0 ? [{ ...of, key: `${item.code}/`, field: null, name: item.name, unit: '' }] : []),
  ];
};

/** Items of the station that anybody here still has to have, in the programme's order, each once. */
export const itemsAt = (station: string, programmes: Iterable<Programme>, pending: ReadonlySet<string>): readonly Item[] => {
  const items = [...programmes]
    .flatMap((programme) => programme.items)
    .filter((item) => item.station === station && pending.has(item.code));
  return [...new Map(items.map((item) => [item.code, item])).values()];
};

export const columnsAt = (items: readonly Item[]): readonly GridColumn[] => items.flatMap(columnsOf);

/** The key of a cell in what is typed. */
export const cellKey = (caseId: string, { item, field }: Pick<GridColumn, 'item' | 'field'>): string => `${caseId}|${item}|${field ?? ''}`;

export const cellOf = (key: string): { readonly caseId: string; readonly item: string; readonly field: string | null } => {
  const [caseId = '', item = '', field = ''] = key.split('|');
  return { caseId, item, field: field === '' ? null : field };
};

/** What a cell says where all is well: the all-clear of the findings, the default of a field; null: there is none. */
export const normalOf = (item: Item, field: string | null): Text | string | null => {
  if (field === null) return item.findings.find(({ normal }) => normal)?.name ?? null;
  const of = item.fields.find(({ code }) => code === field);
  const usual = of?.kind === 'number' ? null : of?.normal;
  return of?.choices.find(({ code }) => code === usual)?.name ?? usual ?? null;
};
