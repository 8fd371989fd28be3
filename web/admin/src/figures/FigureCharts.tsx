import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The library of charts is fetched when something is drawn. */
const BarsChart = lazy(async () => ({ default: (await import('./BarsChart.tsx')).BarsChart }));

interface FigureChartsProps {
  readonly measure: string;
  readonly by: string;
  readonly leaves: readonly { readonly label: string; readonly now: number; readonly before: number }[];
  readonly course: readonly (readonly [label: string, count: number])[];
}

const mostBars = 12;

/** The measure in focus over time, and beside it by row with the period before. The table says the same. */
export const FigureCharts = ({ measure, by, leaves, course }: FigureChartsProps) => {
  const { t } = useTranslation('figures');
  const bars = useMemo(
    () =>
      leaves
        .filter(({ now, before }) => now + before > 0)
        .toSorted((a, b) => b.now - a.now)
        .slice(0, mostBars),
    [leaves],
  );
  const barLabels = useMemo(() => bars.map(({ label }) => label), [bars]);
  const barSeries = useMemo(
    () => [
      { name: t('now'), numbers: bars.map(({ now }) => now) },
      { name: t('before'), numbers: bars.map(({ before }) => before) },
    ],
    [bars, t],
  );
  const points = useMemo(() => course.map(([label]) => label), [course]);
  const line = useMemo(() => [{ name: measure, numbers: course.map(([, count]) => count) }], [course, measure]);
  return (
    <div className="figures-charts">
      {bars.length > 0 && (
        <section className="sheet">
          <h2>{t('chartBy', { measure, by })}</h2>
          <Suspense fallback={null}>
            <BarsChart title={t('chartBy', { measure, by })} labels={barLabels} series={barSeries} kind="bars" />
          </Suspense>
        </section>
      )}
      <section className="sheet">
        <h2>{t('chartOver', { measure })}</h2>
        <Suspense fallback={null}>
          <BarsChart title={t('chartOver', { measure })} labels={points} series={line} kind="line" />
        </Suspense>
      </section>
    </div>
  );
};
