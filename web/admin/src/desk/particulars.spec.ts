import { describe, expect, it } from 'vitest';
import { emptyParticulars, identityInput, missingFields, withNumber } from './particulars.ts';

const today = '2026-11-21';
const number = '11010519491231002X';

describe('what the desk types', () => {
  it('takes sex and birth date from the number at once', () =>
    expect(withNumber(emptyParticulars, { documentNumber: number }, today)).toMatchObject({ sex: 'female', birthDate: '1949-12-31' }));

  it('forgets them with the number that told them', () => {
    const read = withNumber(emptyParticulars, { documentNumber: number }, today);
    expect(withNumber(read, { documentNumber: number.slice(0, 17) }, today)).toMatchObject({ sex: '', birthDate: '' });
  });

  it('keeps them where a passport tells nothing', () => {
    const typed = { ...emptyParticulars, documentType: 'passport' as const, sex: 'male' as const, birthDate: '1990-01-01' };
    expect(withNumber(typed, { documentNumber: 'E1' }, today)).toMatchObject({ sex: 'male', birthDate: '1990-01-01' });
  });

  it('renews nothing of another person', () =>
    expect(withNumber({ ...emptyParticulars, renewalOf: 'x', renewalOfArchived: 'y' }, { documentNumber: '1' }, today)).toMatchObject({
      renewalOf: null,
      renewalOfArchived: null,
    }));

  it('says what is missing, in the order of the form', () =>
    expect(missingFields({ ...emptyParticulars, name: '李示例' })).toEqual([
      'documentNumber',
      'sex',
      'birthDate',
      'programmeId',
      'jobCode',
    ]));

  it('is sent without empty texts', () =>
    expect(identityInput({ ...emptyParticulars, documentNumber: ' 1101 ', name: ' 李 ' }, null)).toMatchObject({
      documentNumber: '1101',
      name: '李',
      phone: null,
      sex: null,
    }));
});
