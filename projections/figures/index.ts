export { figures } from './projection.ts';
export { ageBands, figuresModel, measures, type AgeBand, type Measure } from './table.ts';
export { ageBandOf } from './tally.ts';
export { figureDimensions, sumFigures, type FigureDimension, type FigureSum, type FiguresAsked } from './sums.ts';
