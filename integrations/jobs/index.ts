export * from './job-queue.ts';
export { jobsMigrations } from './migrations.ts';
export * from './reactor.ts';
export * from './schedule.ts';
export * from './worker.ts';
