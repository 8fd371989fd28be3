import { PrinterOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, NotPermitted } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { SavedViews } from '../lists/SavedViews.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { SaveTable } from '../tables/SaveTable.tsx';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { dayInChina } from '../words/time.ts';
import { Details } from './Details.tsx';
import { FigureCharts } from './FigureCharts.tsx';
import { FiguresTable, namedRows } from './FiguresTable.tsx';
import { FilterFields } from './FilterFields.tsx';
import { keptParameters, useFigureParameters } from './parameters.ts';
import { PeriodBar } from './PeriodBar.tsx';
import { gradeOf, stepsIn } from './period.ts';
import { columns, flat, rowsOf, sumOf, treeOf, type Numbers } from './pivot.ts';
import { figureSums, institutionPlaces } from './queries.ts';
import { useFigureNames } from './useFigureNames.ts';

const live = ['figures'];
const ofTree = ['institution-list'];
const nowhere: readonly never[] = [];

/** How many, by what and of what one chooses (A11): table, charts, file and paper. */
export const FiguresPage = () => {
  const { t } = useTranslation('figures');
  const { t: app } = useTranslation();
  const saveTable = useSaveTable();
  const { reads } = useMe();
  const today = dayInChina(useNow(60_000));
  const { address, setAddress, parameters, change } = useFigureParameters(today);
  const { days, before, by, institutionId, programmeId, jobCode, shown, focus } = parameters;
  const seen = 'figures' in reads;

  const variables = useMemo(() => {
    const of = { institutionId, programmeId, jobCode };
    return {
      now: { ...days, ...of, by: [by] },
      before: { ...before, ...of, by: [by] },
      course: { ...days, ...of, by: [gradeOf(days)] },
    };
  }, [days, before, by, institutionId, programmeId, jobCode]);
  const { data, error, fetching, again } = useLiveQuery({ query: figureSums, variables, live, every: 5000, pause: !seen });
  const { data: tree } = useLiveQuery({ query: institutionPlaces, variables: {}, live: ofTree, pause: !seen });
  const names = useFigureNames(data?.now.names);
  const overTime = by === 'day' || by === 'week' || by === 'month';

  const table = useMemo(() => {
    const grade = gradeOf(days);
    const courseOf = (found: ReadonlyMap<string, Numbers>) =>
      stepsIn(days, grade, today).map(
        (step) => [grade === 'month' ? step.slice(0, 7) : step.slice(5), found.get(step)?.[focus] ?? 0] as const,
      );
    const now = rowsOf(data?.now.sums ?? [], shown);
    const earlier = rowsOf(data?.before.sums ?? [], shown);
    const places = by === 'institution' ? (tree?.institutionList.nodes ?? nowhere) : nowhere;
    const keys = [...now.keys()].toSorted();
    const plain = by === 'institution' ? treeOf(now, places) : keys.map((key) => ({ key, numbers: now.get(key)! }));
    const beforeOf = new Map(flat(treeOf(earlier, places)).map(({ key, numbers }) => [key, numbers]));
    return {
      rows: namedRows(plain, (key) => names.row(by, key), overTime ? null : (key) => beforeOf.get(key) ?? null),
      total: sumOf([...now.values()]),
      totalBefore: sumOf([...earlier.values()]),
      leaves: keys.map((key) => ({ label: names.row(by, key), now: now.get(key)![focus], before: earlier.get(key)?.[focus] ?? 0 })),
      course: courseOf(rowsOf(data?.course.sums ?? [], shown)),
    };
  }, [data, tree, by, shown, focus, names, overTime, days, today]);

  if (!seen) return <NotPermitted />;

  const asLines = (): string[][] => [
    [t(`by.${by}`), ...columns.map(({ name }) => t(name))],
    ...flat(table.rows).map((row) => [
      `${'　'.repeat(row.depth)}${names.row(by, row.key)}`,
      ...columns.map(({ name }) => String(row.numbers[name])),
    ]),
    [t('total'), ...columns.map(({ name }) => String(table.total[name]))],
  ];
  const named = `${t('title')} ${days.from}—${days.to} ${t(`shown.${shown}`)}`;
  const none = table.rows.length === 0;
  const running = today >= days.from && today < days.to;
  const stretch = { from: before.from, until: before.to };

  return (
    <div className="page figures-page">
      <div className="page-head">
        <h1>{app('figures')}</h1>
        <span className="muted">{t('of', { ...days })}</span>
      </div>
      <div className="no-print">
        <PeriodBar parameters={parameters} onChange={change} />
        <div className="list-head">
          <FilterFields parameters={parameters} onChange={change} />
          <div className="list-tools">
            <SavedViews readModel="figures" parameters={keptParameters} current={address} onApply={setAddress} />
            <Button
              type="text"
              icon={<PrinterOutlined />}
              aria-label={t('print')}
              title={t('print')}
              disabled={none}
              onClick={() => window.print()}
            />
            <SaveTable label={t('export')} testId="figures-csv" disabled={none} onSave={(format) => saveTable(format, named, asLines())} />
          </div>
        </div>
      </div>
      <p className="figures-note" role="status">
        {running ? t('running', { ...stretch, to: days.to, today }) : t('compared', stretch)} · {t(`shownHint.${shown}`)}
        {data && !data.now.upToDate && ` · ${t('notUpToDate')}`}
      </p>
      {error && !data ? (
        <Failure error={error} onRetry={again} />
      ) : none ? (
        !fetching && <EmptyState title={days.from > today ? t('future') : t('none')} hint={t('noneHint')} />
      ) : (
        <>
          <FigureCharts measure={t(focus)} by={t(`by.${by}`)} leaves={overTime ? nowhere : table.leaves} course={table.course} />
          <div className="sheet">
            <FiguresTable
              key={by}
              title={t(`by.${by}`)}
              rows={table.rows}
              total={table.total}
              totalBefore={table.totalBefore}
              focus={focus}
              compared={!overTime}
              onFocus={(chosen) => change({ focus: chosen })}
            />
          </div>
          <Details sums={data?.now.sums ?? nowhere} shown={shown} names={names} />
        </>
      )}
    </div>
  );
};
