import type { LogFilter, LogKind } from '../gql/graphql.ts';
import { dayInChina } from '../words/time.ts';

const dayMilliseconds = 24 * 3600 * 1000;
/** The period where none was chosen: today and the days before. */
const daysAtFirst = 7;

const listIn = (parameters: URLSearchParams, name: string): readonly string[] => (parameters.get(name) ?? '').split(',').filter(Boolean);

export const periodIn = (parameters: URLSearchParams, today: string): readonly [from: string, to: string] => {
  const [from = '', to = ''] = (parameters.get('period') ?? '').split('..');
  if (from || to) return [from, to];
  return [dayInChina(new Date(Date.parse(`${today}T12:00:00+08:00`) - (daysAtFirst - 1) * dayMilliseconds)), today];
};

const startOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();
const endOf = (day: string): string => new Date(Date.parse(startOf(day)) + dayMilliseconds).toISOString();

/** What is searched, as the address has it: ids, codes and days, never a name or a number. */
export const filterIn = (parameters: URLSearchParams, today: string): LogFilter => {
  const [from, to] = periodIn(parameters, today);
  const kinds = listIn(parameters, 'kinds') as readonly LogKind[];
  const types = listIn(parameters, 'types');
  const one = (name: string): string | null => parameters.get(name) || null;
  return {
    kinds: kinds.length > 0 ? [...kinds] : null,
    types: types.length > 0 ? [...types] : null,
    from: from ? startOf(from) : null,
    to: to ? endOf(to) : null,
    actorId: one('user'),
    institutionId: one('institution'),
    personId: one('person'),
    record: one('record'),
  };
};
