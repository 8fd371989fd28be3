import { ReloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { SaveTable } from '../tables/SaveTable.tsx';
import { usePageParameter } from '../session/usePageParameter.ts';
import { isCut } from '../words/counted.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { FilterBar } from './FilterBar.tsx';
import { RowsTable } from './RowsTable.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useExport } from './useExport.ts';
import { type ListOrder, useListState } from './useListState.ts';
import { type ListDocument, type ListRow, useRows } from './useRows.ts';

export interface ReadModelTableProps<Row extends ListRow> {
  readonly readModel: string;
  readonly document: ListDocument<Row>;
  readonly rowKey: keyof Row & string;
  /** Shown until the person chooses others. */
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  /** Of these, the ones shown only when asked for. */
  readonly seldom?: readonly string[];
  /** Always held, whatever is chosen beside it. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** The order where the person chose none; else the read model's own. */
  readonly order?: ListOrder;
  readonly selected?: readonly Row[];
  readonly onSelect?: (rows: Row[]) => void;
  /** What is selected, summed up. */
  readonly selection?: ReactNode;
  readonly onOpen?: (row: Row) => void;
  /** Key of the row that is open beside the list; the arrows then open the next. */
  readonly opened?: string | null;
  /** What is read beside the rows. */
  readonly beside?: ReactNode;
  readonly actions?: (row: Row) => ReactNode;
  /** What is done with what is selected: it stands beside the sum, at the foot that is always in sight. */
  readonly together?: ReactNode;
  /** What to do where there is nothing at all. */
  readonly emptyHint?: ReactNode;
  readonly toolbar?: ReactNode;
}

const nothing = {};
const largestPage = 200;

/** A list of any read model: columns, words, filters and sorting come from its declaration. */
export const ReadModelTable = <Row extends ListRow>(props: ReadModelTableProps<Row>) => {
  const {
    readModel,
    document,
    rowKey,
    filters,
    seldom,
    fixed = nothing,
    selected,
    onSelect,
    selection: summed,
    onOpen,
    opened = null,
    beside,
    actions,
    together,
    emptyHint,
    toolbar,
  } = props;
  const { t } = useTranslation('lists');
  const state = useListState({ readModel, columns: props.columns, filters, fixed, order: props.order });
  const { info, known, offered, shown, sort, filter, parameters, ofList, change } = state;
  const { rows, cursor, count, upToDate, error, phase, more, again, fetchPage } = useRows(document, readModel, info && { filter, sort });
  const exportRows = useExport({ readModel, columns: shown, asked: { filter, sort } });

  const { message } = App.useApp();
  const [gathering, setGathering] = useState(false);
  // As many papers as one batch prints.
  const mostSelected = usePageParameter('papers-at-once');
  /** Everything that the filter finds, up to what is done at once. */
  const selectAll = async (): Promise<void> => {
    setGathering(true);
    const found: Row[] = [];
    let after: string | null = null;
    do {
      const { data }: Awaited<ReturnType<typeof fetchPage>> = await fetchPage(largestPage, after);
      if (!data) void message.error(t('selectFailed'));
      found.push(...(data?.page.nodes ?? []));
      after = data?.page.pageInfo.hasNextPage ? (data.page.pageInfo.endCursor ?? null) : null;
    } while (after !== null && found.length < mostSelected);
    setGathering(false);
    if (after !== null) void message.warning(t('selectedCut', { count: mostSelected }));
    onSelect?.(found.slice(0, mostSelected));
  };
  return (
    <section className="list">
      <div className="list-head">
        <FilterBar columns={offered} {...(seldom && { seldom })} parameters={parameters} onChange={change} onClear={state.clear} />
        <div className="list-tools no-print">
          {toolbar}
          <SavedViews readModel={readModel} parameters={ofList} current={parameters} onApply={state.apply} />
          <Button type="text" icon={<ReloadOutlined />} aria-label={t('refresh')} title={t('refresh')} onClick={again} />
          <ColumnChoice known={known} shown={shown} onChange={state.choose} />
          <SaveTable label={t('export')} testId="export" brief onSave={exportRows} />
        </div>
      </div>
      <div className={beside ? 'list-body list-beside' : 'list-body'}>
        <div className="sheet">
          {error && rows.length === 0 ? (
            <Failure error={error} onRetry={again} />
          ) : (
            <RowsTable<Row>
              rows={rows}
              rowKey={rowKey}
              shown={shown}
              sort={sort}
              onSort={change}
              loading={phase === 'loading'}
              narrowed={Object.keys(filter).length > Object.keys(fixed).length}
              emptyHint={emptyHint}
              selected={selected}
              onSelect={onSelect}
              onOpen={onOpen}
              opened={opened}
              actions={actions}
            />
          )}
          <footer className="list-foot">
            <span aria-live="polite">
              {cursor !== null && count !== null && count > rows.length
                ? t(isCut(count) ? 'shownOfMore' : 'shownOf', { rows: rows.length, count })
                : t(cursor === null ? 'shown' : 'shownMore', { rows: rows.length })}
            </span>
            {!upToDate && <span>{t('notUpToDate')}</span>}
            {cursor !== null && (
              <Button size="small" loading={phase === 'more'} onClick={more} data-testid="load-more">
                {t('more')}
              </Button>
            )}
            {onSelect && rows.length > 0 && (
              <Button size="small" loading={gathering} onClick={() => void selectAll()} data-testid="select-all">
                {t('selectAll')}
              </Button>
            )}
            {(selected?.length ?? 0) > 0 && (
              <span aria-live="polite" data-testid="selection">
                {summed}
              </span>
            )}
            {together && <span className="list-together no-print">{together}</span>}
          </footer>
        </div>
        {beside}
      </div>
    </section>
  );
};
