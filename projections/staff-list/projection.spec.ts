import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { nameTerms } from '../search-terms/index.ts';
import { staffList } from './index.ts';

const { given } = rowsOfProjection(staffList, { streamId: 'directory', category: 'staff' });
const zhao = { staffId: 'zhao', loginName: 'zhao', displayName: '赵演示', title: null };
const added = { type: 'StaffAdded', data: { ...zhao, institutionId: 'clinic-1', roleIds: ['desk'] } };
const appointed = {
  type: 'StaffAppointed',
  data: { ...zhao, institutionId: 'clinic-2', roleIds: ['examiner'], enabled: true, secondFactor: false },
};
const named = (name: string, title: string | null = null) => ({ staffId: 'zhao', loginName: 'zhao', name, words: nameTerms(name), title });
const own = {
  appointmentId: 'zhao',
  institutionId: 'clinic-1',
  own: true,
  roleIds: ['desk'],
  enabled: true,
  secondFactor: false,
  ...named('赵演示'),
};
const besides = { ...own, appointmentId: 'zhao@clinic-2', institutionId: 'clinic-2', own: false, roleIds: ['examiner'] };

describe('the list of the staff', () => {
  it('has a row for each place where somebody works', () => given(added, appointed).thenRows([own, besides]));

  it('names and closes somebody everywhere', () =>
    given(
      added,
      appointed,
      { type: 'StaffChanged', data: { staffId: 'zhao', displayName: '赵新', title: '护士', institutionId: 'clinic-1' } },
      { type: 'StaffDisabled', data: { staffId: 'zhao', reason: '离职' } },
    ).thenRows([
      { ...own, ...named('赵新', '护士'), enabled: false },
      { ...besides, ...named('赵新', '护士'), enabled: false },
    ]));

  it('has one row where somebody moves to where they worked besides', () =>
    given(added, appointed, {
      type: 'StaffChanged',
      data: { staffId: 'zhao', displayName: '赵演示', title: null, institutionId: 'clinic-2' },
    }).thenRows([{ ...own, institutionId: 'clinic-2' }]));

  it('says everywhere whether a second factor is set up, until it is reset', () => {
    const changed = { type: 'SecondFactorChanged', data: { staffId: 'zhao', has: true } };
    given(added, appointed, changed).thenRows([
      { ...own, secondFactor: true },
      { ...besides, secondFactor: true },
    ]);
    given(added, changed, { type: 'SecondFactorReset', data: { staffId: 'zhao' } }).thenRows([own]);
  });

  it('forgets an appointment that ended', () =>
    given(added, appointed, { type: 'AppointmentEnded', data: { staffId: 'zhao', institutionId: 'clinic-2' } }).thenRows([own]));
});
