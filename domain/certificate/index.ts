export * from './number.ts';
export { dammDigit, isDammSound } from './damm.ts';
