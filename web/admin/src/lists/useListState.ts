import { useCallback, useMemo } from 'react';
import { useRemembered } from '../app/remembered.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { filterFrom } from './filter-text.ts';
import { byDocument, type ColumnInfo, useReadModel } from './useColumns.ts';
import { useListParameters } from './useListParameters.ts';

export interface ListOrder {
  readonly by: string;
  readonly descending: boolean;
}

interface Of {
  readonly readModel: string;
  /** Shown until the person chooses others. */
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  /** Always held, whatever is chosen beside it. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** The order where the address names none. */
  readonly order: ListOrder | undefined;
}

/** What a list asks for and shows: columns that the person chose, the filter and the order of the address. */
export const useListState = ({ readModel, columns, filters, fixed, order }: Of) => {
  const me = useMe();
  const info = useReadModel(readModel);
  const isPersonal = useCallback(
    (name: string) => name === byDocument.name || info?.columns.find((column) => column.name === name)?.group === 'identity',
    [info],
  );
  const [parameters, setParameters] = useListParameters(isPersonal);
  const [chosen, setChosen] = useRemembered<readonly string[] | null>(`hc-columns.${me.actor.id}.${readModel}`, null);
  // The same values as before where nothing of them has changed: hundreds of rows are not drawn again for nothing.
  const { known, offered, shown } = useMemo(() => {
    const { groups = [], scope } = me.reads[readModel] ?? {};
    const elsewhere = (name: string): boolean => !(scope === 'institution' && name === 'institutionId');
    // A column that the role never sees would be a row of locks, and a filter by it finds nobody.
    const all = (info?.columns ?? []).filter(({ group }) => groups.includes(group));
    const named = (names: readonly string[]): ColumnInfo[] => names.flatMap((name) => all.find((column) => column.name === name) ?? []);
    return {
      known: all,
      offered: filters
        .flatMap((name) => (name !== byDocument.name ? named([name]) : groups.includes('identity') ? byDocument : []))
        .filter(({ name }) => elsewhere(name) && !(name in fixed)),
      shown: named(chosen ?? columns.filter(elsewhere)),
    };
  }, [me, readModel, info, chosen, columns, filters, fixed]);
  const sort = useMemo(() => {
    const [by, direction] = (parameters.get('sort') ?? '').split(':');
    const may = by && known.some((column) => column.sort && column.name === by);
    return may ? { by, descending: direction === 'desc' } : (order ?? null);
  }, [parameters, known, order]);
  const change = useCallback(
    (name: string, value: string): void =>
      setParameters((before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      }),
    [setParameters],
  );
  const ofList = [...offered.map(({ name }) => name), 'sort'];

  return {
    info,
    known,
    offered,
    shown,
    sort,
    filter: { ...filterFrom(offered, parameters), ...fixed } as Readonly<Record<string, unknown>>,
    parameters,
    /** Names in the address that are this list's. */
    ofList,
    choose: setChosen,
    change,
    clear: (): void =>
      setParameters((before) => {
        for (const { name } of offered) before.delete(name);
        return before;
      }),
    apply: (view: URLSearchParams): void =>
      setParameters((before) => new URLSearchParams([...[...before].filter(([key]) => !ofList.includes(key)), ...view])),
  };
};
