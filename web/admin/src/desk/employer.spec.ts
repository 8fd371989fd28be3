import { describe, expect, it } from 'vitest';
import { looksLikeFoodLicence, placeOfDistrict, readUnifiedCode } from './employer.ts';

const institutions = [
  { level: 'city', kind: 'authority', code: '341100', name: '样例市' },
  { level: 'county', kind: 'authority', code: '341102', name: '样例区' },
];

describe('a unified social credit code (GB 32100) as it is typed', () => {
  it.each([
    ['', { state: 'none' }],
    ['9135', { state: 'typing', count: 4 }],
    ['91350100M000100Y43', { state: 'read', code: '91350100M000100Y43', district: '350100' }],
    [' ９１350100m000100y43', { state: 'read', code: '91350100M000100Y43', district: '350100' }],
    ['91350100M000100Y44', { state: 'wrong' }],
    ['91350100I000100Y43', { state: 'wrong' }],
  ])('%s', (typed, reading) => expect(readUnifiedCode(typed)).toEqual(reading));
});

describe('the district of an employer', () => {
  it.each([
    ['341102', { inCity: true, name: '样例区' }],
    ['341199', { inCity: true, name: null }],
    ['320102', { inCity: false, name: null }],
    [undefined, null],
  ])('%s', (district, place) => expect(placeOfDistrict(district, institutions)).toEqual(place));
});

describe('a food licence', () => {
  it.each([
    ['JY13411020000001', true],
    ['sc 1234 1102 00000', false],
    ['SC12345678901234', true],
    ['', true],
    ['卫食字（2009）第1号', false],
  ])('%s looks like one: %s', (typed, is) => expect(looksLikeFoodLicence(typed)).toBe(is));
});
