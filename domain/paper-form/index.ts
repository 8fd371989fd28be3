export * from './decider.ts';
export * from './events.ts';
export * from './form-number.ts';
export * from './late-entry.ts';
export * from './operations.ts';
export * from './paper-forms.ts';
export * from './rejections.ts';
