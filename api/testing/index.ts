export * from './archives.ts';
export * from './city-of-file.ts';
export * from './client.ts';
export * from './clock.ts';
export * from './crew.ts';
export * from './life.ts';
export * from './test-system.ts';
export * from './running-process.ts';
