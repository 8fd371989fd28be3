export * from './dictionaries.ts';
export * from './fees.ts';
export * from './notices.ts';
export * from './specimens.ts';
export * from './notifiable-diseases.ts';
export * from './opinion-templates.ts';
export * from './registers.ts';
export * from './start/index.ts';
