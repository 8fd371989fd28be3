export { operationSwitches } from './projection.ts';
export { operationSwitchesModel } from './table.ts';
