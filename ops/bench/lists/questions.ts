import type { ReadScope } from '@healthcert/domain/kernel';
import type { AnyReadModel, Column, Filter, Sort } from '@healthcert/projections/kernel';
import type { Sample } from './sample.ts';

/** What a desk or an authority may ask of a list: a page of it, or how many there are. */
export interface Question {
  readonly list: string;
  readonly words: string;
  readonly scope: ReadScope;
  readonly filter: Filter;
  readonly sort: Sort | null;
  readonly counts: boolean;
}

const everything = new Set(['plain', 'identity', 'clinical'] as const);
const sees = (institutions: readonly string[] | null): ReadScope => ({
  institutions,
  ownerId: null,
  restricted: [],
  groupsOf: () => everything,
});

/** Begins no name, number or code of the seeded city. */
const nothing = '#';

type Asked = readonly [words: string, filter: Filter];

/** What one column may be asked: the value of the sample, one that is seldom, one that nobody has, and emptiness. */
const ofColumn = (name: string, column: Column, { row, rarest }: Pick<Sample, 'row' | 'rarest'>, exact: boolean): Asked[] => {
  const value = row[name];
  const first = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
  const asked: Asked[] = [];
  const ranged = ['timestamptz', 'date', 'integer', 'bigint'].includes(column.type);
  if (first != null) asked.push([`${name} = one`, { [name]: ranged ? { from: first, to: first } : { eq: first } }]);
  if (first != null && ranged) asked.push([`${name} from one on`, { [name]: { from: first } }]);
  if (rarest[name] !== undefined) asked.push([`${name} = the rarest`, { [name]: { eq: rarest[name] } }]);
  if (column.type === 'text' && !column.values && !exact) {
    if (typeof first === 'string') asked.push([`${name} begins`, { [name]: { prefix: first.slice(0, 4) } }]);
    asked.push([`${name} begins as none`, { [name]: { prefix: nothing } }]);
  }
  if (column.nullable) asked.push([`${name} empty`, { [name]: { isNull: true } }]);
  return asked;
};

/** One that is offered along with another is asked with one day or with a code that is seldom, as the pages do. */
const besides = ({ beside }: Column, { row, rarest }: Pick<Sample, 'row' | 'rarest'>, asked: readonly Asked[]): readonly Asked[] =>
  beside === null
    ? asked
    : asked.map(([words, filter]) => [`${words}, ${beside}`, { ...filter, [beside]: { eq: rarest[beside] ?? row[beside] } }]);

/** By how a name sounds, and by the last digits of a number, as the search box does. */
const ofWords = (model: AnyReadModel): Asked[] =>
  model.words
    ? [
        ['name begins wangw', { [model.words]: { wordStart: 'wangw' } }],
        ['name begins w', { [model.words]: { wordStart: 'w' } }],
        ['nobody’s word', { [model.words]: { words: ['qqqq'] } }],
      ]
    : [];

/**
 * Everything that the pages may ask of this list: the first page, every order, every filter; by a clinic and by the city.
 * `exact`: texts of it are never asked for by how they begin.
 */
export const questionsOf = (model: AnyReadModel, sample: Sample, clinic: string, exact = false): Question[] => {
  const columns = Object.entries(model.columns as Record<string, Column>).filter(([, { hidden }]) => !hidden);
  // A name is asked for by its words.
  const filtered = columns.filter(([name, { filter }]) => filter && !(model.words && name === 'name'));
  const filtersFrom = (row: Sample['row']): Asked[] => {
    const from = { row, rarest: sample.rarest };
    return [...filtered.flatMap(([name, column]) => besides(column, from, ofColumn(name, column, from, exact))), ...ofWords(model)];
  };
  const sorts = columns.filter(([, { sort }]) => sort).flatMap(([by]) => [true, false].map((descending) => ({ by, descending })));
  const scopes = [['city', sees(null)] as const, ...(model.institution === null ? [] : [['clinic', sees([clinic])] as const])];
  return scopes.flatMap(([who, scope]) => {
    const question = (words: string, filter: Filter, sort: Sort | null, counts = false): Question => ({
      list: model.name,
      words: `${who}: ${words}${counts ? ', counted' : ''}`,
      scope,
      filter,
      sort,
      counts,
    });
    return [
      question('first page', {}, null),
      question('everything', {}, null, true),
      ...sorts.map((sort) => question(`by ${sort.by}${sort.descending ? ', last first' : ''}`, {}, sort)),
      ...filtersFrom(scope.institutions ? sample.ofClinic : sample.row).flatMap(([words, filter]) => [
        question(words, filter, null),
        question(words, filter, null, true),
      ]),
    ];
  });
};
