export * from './execute.ts';
export * from './live-state.ts';
