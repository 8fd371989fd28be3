export * from './projection.ts';
export * from './read-model.ts';
export * from './database.ts';
export { prepareReadModels, switchTo, dropOldGenerations } from './generations.ts';
export { describe as describeTrouble } from './failure.ts';
export * from './live.ts';
export * from './runner.ts';
export type { LaneState } from './lane.ts';
export type { ProjectionFailure } from './progress.ts';
