export { nameTerms } from './name-terms.ts';
export { nameStart, numberWord, saidDigits, searchTerms, type Searchable } from './search-terms.ts';
