import { describe, expect, it } from 'vitest';
import type { Placed } from './tree.ts';
import { waitingFor } from './waiting.ts';

const authority = (institutionId: string, parentId: string | null, level: Placed['level']): Placed => ({
  institutionId,
  parentId,
  level,
  kind: 'authority',
});
const clinic = (institutionId: string, parentId: string): Placed => ({ institutionId, parentId, level: 'township', kind: 'clinic' });
const tree = [
  authority('city', null, 'city'),
  authority('east', 'city', 'county'),
  authority('west', 'city', 'county'),
  clinic('applied', 'east'),
  clinic('passed', 'east'),
  clinic('right below', 'city'),
];
const applications = [
  { institutionId: 'applied', parentId: 'east', admission: 'applied' as const },
  { institutionId: 'passed', parentId: 'east', admission: 'admittedByCounty' as const },
  { institutionId: 'right below', parentId: 'city', admission: 'applied' as const },
];
const both = (scope: string) => ({ admitByCounty: scope, admitInstitution: scope });
const waits = (id: string, operations: Record<string, string>) =>
  waitingFor({ operations, institution: { id, name: id } }, applications, tree).map(({ institutionId }) => institutionId);

describe('an application waits', () => {
  it('for its county first, then for the city', () => {
    expect(waits('east', both('subtree'))).toEqual(['applied']);
    expect(waits('city', { admitInstitution: 'subtree' })).toEqual(['passed', 'right below']);
  });
  it('at the city for all of it, where the city acts for its counties, too', () =>
    expect(waits('city', both('city'))).toEqual(['applied', 'passed', 'right below']));
  it('for nobody of another county, of the clinic itself, or without the right', () => {
    expect(waits('west', both('subtree'))).toEqual([]);
    expect(waits('applied', both('subtree'))).toEqual([]);
    expect(waits('city', {})).toEqual([]);
  });
});
