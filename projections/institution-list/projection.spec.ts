import { added, changed, disabled, enabled, moved, places, reviewArranged } from '@healthcert/domain/institution/fixtures';
import { describe, it } from 'vitest';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { institutionList } from './index.ts';

const { given } = rowsOfProjection(institutionList, { streamId: 'tree', category: 'institution' });
const { eastClinic, east } = places;
const institutionId = 'east-clinic';

describe('the list of institutions', () => {
  it('tells the licence, and that a clinic begins as entered (A5)', () =>
    given(added(eastClinic, { name: '琅琊示例中心' })).thenRow({
      admission: 'entered',
      licenceNumber: 'PDY00000034110212',
      licenceUntil: '2029-06-30',
      sound: 'langyashilizhongxin lyslzx',
      edition: 1,
    }));
  it('knows no admission of an authority', () => given(added(east)).thenRow({ admission: null, licenceNumber: null, enabled: true }));
  it('counts what a form is made of, and nothing else', () =>
    given(
      added(eastClinic),
      changed(eastClinic, { telephone: '0550-1111111' }),
      moved(institutionId, 'west', 'county'),
      reviewArranged(institutionId, 'remote'),
      disabled(institutionId),
      enabled(institutionId),
    ).thenRow({ edition: 4, telephone: '0550-1111111', parentId: 'west', review: 'remote', enabled: true }));
  it('follows an admission, a suspension and its end', () => {
    const suspended = { type: 'InstitutionSuspended' as const, data: { institutionId, reason: '整改', until: '2026-12-31' } };
    const begun = [added(eastClinic), { type: 'InstitutionAdmitted' as const, data: { institutionId } }, suspended];
    given(...begun).thenRow({ admission: 'suspended', suspendedUntil: '2026-12-31' });
    given(...begun, { type: 'SuspensionLifted', data: { institutionId } }).thenRow({ admission: 'admitted', suspendedUntil: null });
  });
});
