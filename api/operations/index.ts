export * from './claims.ts';
export * from './execute.ts';
export * from './live-state.ts';
export * from './rehearse.ts';
