export * from './decider.ts';
export * from './events.ts';
export * from './forms.ts';
export * from './institution.ts';
export * from './operations.ts';
export * from './scope.ts';
export * from './unified-code.ts';
