export * from './calendar.ts';
export * from './document-number.ts';
export * from './mask-document.ts';
export * from './person-name.ts';
export * from './sex.ts';
export * from './synthetic-id-number.ts';
