export * from './result-forms.ts';
