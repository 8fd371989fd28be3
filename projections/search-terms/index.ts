export { nameTerms } from './name-terms.ts';
export { cardNumberWord, nameStart, numberWord, saidDigits, searchTerms, type Searchable } from './search-terms.ts';
