export * from './projection.ts';
export * from './read-model.ts';
