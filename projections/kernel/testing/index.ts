export * from './erase-equivalence.ts';
export * from './project-rows.ts';
