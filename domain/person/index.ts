export * from './sex.ts';
