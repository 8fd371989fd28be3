import { added, changed, colour, moved, restored, retired } from '@healthcert/domain/register/fixtures';
import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { registerEntries } from './index.ts';

const { given } = rowsOfProjection(registerEntries, { streamId: 'colours.city', category: 'register' });
const red = added('red', { value: colour('红色') });

describe('the entries of every list', () => {
  it('are found by name, sound and its initials', () =>
    given(red).thenRow({ kind: 'colours', scope: 'city', code: 'red', nameZh: '红色', sound: 'hongse hs', edition: 1, retired: false }));

  it('follow every change, and who made it when', () =>
    given(red, changed('red', 2, colour('深红', 3)), moved('red', 'q'), {
      ...retired('red'),
      meta: { actorId: 'staff-clinicadmin' },
    }).thenRow({
      nameZh: '深红',
      value: colour('深红', 3),
      edition: 2,
      place: 'q',
      retired: true,
      changedBy: 'staff-clinicadmin',
    }));

  it('come back when they are restored', () => given(red, retired('red'), restored('red')).thenRow({ retired: false }));

  it('of an institution stand beside the city’s', () =>
    given(red, added('red', { institutionId: 'clinic-1', value: colour('红') })).thenRows([
      { ...rowOf('红色', 'hongse hs'), scope: 'city', institutionId: null },
      { ...rowOf('红', 'hong h'), scope: 'clinic-1', institutionId: 'clinic-1' },
    ]));
});

const rowOf = (zh: string, sound: string) => ({
  kind: 'colours',
  code: 'red',
  nameZh: zh,
  nameEn: `Colour ${zh}`,
  sound,
  value: colour(zh),
  parent: null,
  place: 'i',
  edition: 1,
  retired: false,
  changedAt: '2026-03-02T01:30:00.000Z',
  changedBy: 'staff-desk',
});
