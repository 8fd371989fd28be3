import { describe, expect, it } from 'vitest';
import { type FilterColumn, filterFrom } from './filter-text.ts';

const column = (name: string, type: string, values?: string[]): FilterColumn => ({ name, type, filter: true, values });
const columns = [
  column('name', 'text'),
  column('stage', 'text', ['arrived', 'examining']),
  column('registeredAt', 'timestamptz'),
  column('validUntil', 'date'),
  column('abnormal', 'integer'),
  column('enabled', 'boolean'),
  { ...column('revision', 'text'), filter: false },
];
const filter = (address: string) => filterFrom(columns, new URLSearchParams(address));

describe('a filter in the address', () => {
  it('asks for nothing where it says nothing', () => expect(filter('name=&stage=')).toEqual({}));

  it('takes texts as they are, without spaces around', () => expect(filter('name= 李 ')).toEqual({ name: '李' }));

  it('takes only codes that the list knows', () => expect(filter('stage=arrived,gone')).toEqual({ stage: ['arrived'] }));

  it('means whole days in China', () =>
    expect(filter('registeredAt=2026-11-21..2026-11-21')).toEqual({
      registeredAt: { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T15:59:59.999Z' },
    }));

  it('may leave a range open', () => expect(filter('validUntil=..2026-12-01')).toEqual({ validUntil: { from: null, to: '2026-12-01' } }));

  it('reads figures and yes or no', () =>
    expect(filter('abnormal=1..&enabled=false')).toEqual({ abnormal: { from: 1, to: null }, enabled: false }));

  it('does not ask what the list does not offer', () => expect(filter('revision=3')).toEqual({}));
});
