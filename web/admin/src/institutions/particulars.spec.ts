import { describe, expect, it } from 'vitest';
import { blamed, readParticulars, valueOf } from './particulars.ts';
import type { Institution } from './queries.ts';

const row = {
  institutionId: 'x',
  name: '示例卫生院',
  code: '12341102000000001Y',
  area: '341102',
  contact: null,
  telephone: '0550-1',
  address: null,
  point: { longitude: 118.31, latitude: 32.3 },
  hours: [{ day: 'monday', from: '08:00', until: '11:30' }],
  items: ['alt'],
  licenceNumber: 'PDY1',
  licenceScope: '内科',
  licenceUntil: '2029-06-30',
  licenceCopy: 'file-1',
  review: 'remote',
} as unknown as Institution;

describe('the form of an institution', () => {
  it('sends back what it was made of', () => {
    const { input, faults } = readParticulars(valueOf(row), row);
    expect(faults.size).toBe(0);
    expect(input).toEqual({
      name: '示例卫生院',
      code: '12341102000000001Y',
      area: '341102',
      contact: null,
      telephone: '0550-1',
      address: null,
      point: { longitude: 118.31, latitude: 32.3 },
      hours: [{ day: 'monday', from: '08:00', until: '11:30' }],
      items: ['alt'],
      licence: { number: 'PDY1', scope: '内科', validUntil: '2029-06-30', copy: 'file-1' },
      review: 'remote',
    });
  });
  it.each([
    [{ name: ' ' }, ['name', 'required']],
    [{ 'hours.friday': 'early' }, ['hours.friday', 'noHours']],
    [{ latitude: undefined }, ['latitude', 'noPoint']],
    [{ licenceScope: '' }, ['licenceScope', 'noLicence']],
  ])('says what is not understood: %j', (over, fault) =>
    expect([...readParticulars({ ...valueOf(row), ...over }, row).faults]).toEqual([fault]),
  );
  it('shows a refusal at its field', () =>
    expect(['code', 'licence.validUntil', 'licence', 'hours', 'point.latitude', 'edition', null].map(blamed)).toEqual([
      'code',
      'licenceUntil',
      'licenceUntil',
      'hours.monday',
      'latitude',
      null,
      null,
    ]));
});
