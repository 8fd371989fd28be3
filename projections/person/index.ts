export { person } from './projection.ts';
export { personModel } from './table.ts';
