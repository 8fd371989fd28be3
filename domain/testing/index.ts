export * from './append-decision.ts';
export * from './command-meta.ts';
export * from './memory-event-store.ts';
export * from './spec-for.ts';
export * from './event-store.contract.ts';
