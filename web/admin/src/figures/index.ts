export { useFigureParameters } from './parameters.ts';
export type { Days } from './period.ts';
export { PeriodBar } from './PeriodBar.tsx';
export { rowsOf, sumOf, type Numbers } from './pivot.ts';
export { usePercent } from './FiguresTable.tsx';
