export { useFigureParameters } from './parameters.ts';
export { gradeOf, stepsIn, type Days } from './period.ts';
export { PeriodBar } from './PeriodBar.tsx';
export { detailsOf, numberOf, rowsOf, sumOf, type ColumnName, type Numbers, type Sum } from './pivot.ts';
export { useFigureNames, type FigureNames } from './useFigureNames.ts';
export { usePercent } from './FiguresTable.tsx';
