export { noteForms, type FormsSettings } from './stored-forms.ts';
