export * from './city.ts';
export * from './employers.ts';
export * from './findings.ts';
export * from './people.ts';
export * from './portrait.ts';
export * from './random.ts';
export * from './story.ts';
