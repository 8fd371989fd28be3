export * from './decider.ts';
export * from './events.ts';
export { cashierForms, type CashierCommand, type CashierCommandNamed } from './forms.ts';
export * from './operations.ts';
export * from './totals.ts';
