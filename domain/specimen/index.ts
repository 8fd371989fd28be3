export * from './decider.ts';
export * from './events.ts';
export { specimenForms, type SpecimenCommand, type SpecimenCommandNamed } from './forms.ts';
export * from './number.ts';
export * from './operations.ts';
export { specimenRefusals, type SpecimenRefusal } from './rejections.ts';
export * from './specimens.ts';
export * from './waiting.ts';
