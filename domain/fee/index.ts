export { inCapitals } from './capitals.ts';
export * from './decider.ts';
export * from './events.ts';
export * from './fee.ts';
export { feeForms, type FeeCommand, type FeeCommandNamed } from './forms.ts';
export * from './lines.ts';
export * from './operations.ts';
export * from './policy.ts';
export { feeRefusals, type FeeRefusal } from './rejections.ts';
