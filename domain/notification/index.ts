export * from './decider.ts';
export * from './events.ts';
export * from './forms.ts';
export * from './operations.ts';
export { notificationRefusals } from './rejections.ts';
