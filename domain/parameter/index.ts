export * from './book.ts';
export * from './catalogue.ts';
export * from './decider.ts';
export * from './events.ts';
export * from './forms.ts';
export * from './menu.ts';
export * from './operations.ts';
export * from './parameter.ts';
export { parameterRefusals } from './rejections.ts';
