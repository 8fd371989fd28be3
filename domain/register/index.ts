export * from './decider.ts';
export * from './define-register.ts';
export * from './entries.ts';
export * from './events.ts';
export * from './fields.ts';
export * from './in-force.ts';
export * from './place.ts';
export * from './rejections.ts';
export { entryCode, stepOf, type Step } from './steps.ts';
