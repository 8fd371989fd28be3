export * from './case.ts';
export * from './commands.ts';
export * from './decider.ts';
export * from './event-titles.ts';
export * from './events.ts';
export * from './operations.ts';
export { caseRefusals, type CaseRefusal } from './rejections.ts';
