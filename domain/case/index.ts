export {
  certificateInForce,
  isCancelled,
  isOpen,
  resultsOf,
  stageOf,
  type Case,
  type CaseItem,
  type Certificate,
  type Conclusion,
  type Registration,
} from './case.ts';
export { caseForms, type CaseCommand, type CommandNamed } from './commands.ts';
export { caseDecider, WrongProgramme } from './decider.ts';
export * from './event-titles.ts';
export * from './events.ts';
export * from './operations.ts';
export { caseRefusals, type CaseRefusal } from './rejections.ts';
