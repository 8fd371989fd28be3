export * from './abnormal.ts';
export * from './conclude.ts';
export * from './programme.ts';
export * from './result-problems.ts';
export * from './seeds/food-handler.ts';
export * from './seeds/public-place.ts';
export * from './valid-until.ts';
