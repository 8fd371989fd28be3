export * from './case-file.ts';
export * from './time-line.ts';
