import { describe, expect, it } from 'vitest';
import { documentKey } from './document-key.ts';

const cases = `query Cases($first: Int) { caseWorklist(first: $first) { nodes { ...Row } } }
fragment Row on CaseWorklist { caseId name }`;

describe('the key of a document', () => {
  it.each<[string, string]>([
    ['is laid out otherwise', cases.replaceAll(' ', '\n  ')],
    ['has remarks', `# of the desk\n${cases}`],
    ['has its parts in another order', cases.split('\n').toReversed().join('\n')],
    [
      'was given __typename by its client',
      cases
        .replace('nodes {', 'nodes { __typename')
        .replace('name }', 'name __typename }')
        .replace('{ caseWorklist', '{ __typename caseWorklist'),
    ],
  ])('is the same for one that %s', (_, text) => expect(documentKey(text)).toBe(documentKey(cases)));

  it.each<[string, string]>([
    ['one field more', cases.replace('name }', 'name phone }')],
    ['one field less', cases.replace('name }', '}')],
    ['another argument', cases.replace('first: $first', 'first: 200')],
    ['another name for a field', cases.replace('name }', 'name: phone }')],
    ['another operation', cases.replace('query', 'mutation')],
    ['a directive', cases.replace('name }', 'name @skip(if: false) }')],
    ['the type under another name', cases.replace('name }', 'name kind: __typename }')],
    ['a second operation', `${cases} query Other { readModels { name } }`],
  ])('is another for one with %s', (_, text) => {
    expect(documentKey(text)).toEqual(expect.any(String));
    expect(documentKey(text)).not.toBe(documentKey(cases));
  });

  it.each<[string, string]>([
    ['empty', ''],
    ['no GraphQL', 'SELECT 1'],
    ['longer than any page asks', `{ ${'a '.repeat(2001)} }`],
  ])('is none where the text is %s', (_, text) => expect(documentKey(text)).toBeNull());
});
