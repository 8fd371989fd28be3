export * from './decider.ts';
export * from './directory.ts';
export * from './events.ts';
export * from './forms.ts';
export { narrowed, rolesOfSender, standsAbove, whyNotGiven, type WhyNot } from './giving.ts';
export * from './operations.ts';
export * from './reach.ts';
export * from './standard-roles.ts';
