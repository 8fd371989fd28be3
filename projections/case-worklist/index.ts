export { caseWorklist } from './projection.ts';
export { caseWorklistModel } from './table.ts';
