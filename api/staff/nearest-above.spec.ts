import type { InstitutionTree } from '@healthcert/domain/institution';
import type { Actor } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { nearestAbove } from './nearest-above.ts';

const tree = (parents: Readonly<Record<string, string | null>>) =>
  ({
    institutions: new Map(Object.entries(parents).map(([institutionId, parentId]) => [institutionId, { institutionId, parentId }])),
  }) as unknown as { institutions: InstitutionTree };
const at = (institutionId: string): Actor => ({ id: `of-${institutionId}`, kind: 'staff', name: '', institutionId, roles: [] });

const places = tree({ city: null, county: 'city', town: 'county', clinic: 'town' });

describe('who stands nearest above a clinic', () => {
  it.each([
    [['town', 'county', 'city'], 'town', true],
    [['county', 'city'], 'county', false],
    [['city'], 'city', false],
  ])('of people at %j those at %s', (where, nearest, direct) =>
    expect(nearestAbove(places, 'clinic', where.map(at))).toEqual({ institutionId: nearest, people: [at(nearest)], direct }),
  );

  it.each([[[]], [['clinic']], [['elsewhere']]])('of people at %j nobody', (where) =>
    expect(nearestAbove(places, 'clinic', where.map(at))).toBeNull(),
  );
});
