export { figures } from './projection.ts';
export { ageBands, figuresModel, measures, type AgeBand, type Measure } from './table.ts';
export { ageBandOf } from './tally.ts';
