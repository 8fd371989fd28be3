export * from './dictionaries.ts';
export * from './notices.ts';
export * from './registers.ts';
export * from './start/index.ts';
