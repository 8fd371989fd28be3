export {
  inWords,
  operationCases,
  readCases,
  type Declared,
  type Meeting,
  type OperationCase,
  type ParentOf,
  type ReadCase,
} from './refusals.ts';
export { sampled } from './sample.ts';
