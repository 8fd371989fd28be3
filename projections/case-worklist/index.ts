export { caseWorklist } from './projection.ts';
export { caseWorklistModel } from './table.ts';
export { delaysBetween, delaySteps, type Delay, type DelayStep } from './delays.ts';
