export { person } from './projection.ts';
export { personModel, restrictedPersons } from './table.ts';
