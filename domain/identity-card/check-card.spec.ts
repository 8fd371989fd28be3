import { syntheticIdNumber } from '@healthcert/domain/person';
import { assert, date as anyDate, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCard, dayOf, ethnicGroupOf, type CardAsRead } from './index.ts';

const today = '2026-11-21';
const number = syntheticIdNumber({ area: '341102', birthDate: '1990-05-17', sequence: 335 });
const citizen = (changed: Partial<CardAsRead> = {}): CardAsRead => ({
  type: 'citizen',
  number,
  name: '李示例　　　　',
  sex: '男',
  ethnicGroup: '汉',
  birthDate: '19900517',
  address: '示例省示例市示例路1号          ',
  issuer: '示例市公安局',
  validFrom: '20160101',
  validUntil: '20360101',
  ...changed,
});

describe('a card (C1)', () => {
  it('is taken as the chip holds it, without its padding', () =>
    expect(checkCard(citizen(), today)).toEqual({
      ok: true,
      card: {
        type: 'citizen',
        documentType: 'idCard',
        number,
        name: '李示例',
        latinName: null,
        sex: 'male',
        birthDate: '1990-05-17',
        ethnicGroup: '汉',
        nationality: null,
        address: '示例省示例市示例路1号',
        issuer: '示例市公安局',
        validFrom: '2016-01-01',
        validUntil: '2036-01-01',
        portrait: null,
      },
    }));

  it.each([
    ['长期', 'longTerm'],
    ['2036.1.1', '2036-01-01'],
    ['2036年01月01日', '2036-01-01'],
  ])('is valid until %s', (validUntil, day) =>
    expect(checkCard(citizen({ validUntil }), today)).toMatchObject({ card: { validUntil: day } }),
  );

  it.each([
    ['number', { number: number.slice(0, 17) + (number.endsWith('1') ? '2' : '1') }],
    ['number', { number: '' }],
    ['name', { name: '李\uFFFD\uFFFD' }],
    ['name', { name: '   ' }],
    ['sex', { sex: '女' }],
    ['sex', { sex: '' }],
    ['birthDate', { birthDate: '19900518' }],
    ['birthDate', { birthDate: '19900231' }],
    ['validUntil', { validUntil: '永远' }],
    ['validFrom', { validFrom: '2016' }],
  ] as const)('whose %s cannot be is none: %o', (field, changed) =>
    expect(checkCard(citizen(changed), today)).toEqual({ ok: false, field }),
  );

  it('of residents from Hong Kong, Macao and Taiwan has their number, and no ethnic group', () => {
    const permit = syntheticIdNumber({ area: '830000', birthDate: '1988-02-03', sequence: 12 });
    expect(checkCard(citizen({ type: 'residencePermit', number: permit, sex: '2', birthDate: '1988-02-03' }), today)).toMatchObject({
      card: { documentType: 'residencePermit', sex: 'female', ethnicGroup: null },
    });
    expect(checkCard(citizen({ number: permit, sex: '2', birthDate: '1988-02-03' }), today)).toEqual({ ok: false, field: 'number' });
  });

  it('of foreigners is told by its number, whatever letter the reader gives', () => {
    const foreign = { type: 'permanentResidence2017', name: '', latinName: 'SAMPLE, ANNA', sex: 'F' } as const;
    // The sample numbers of the makers' documents.
    expect(checkCard(citizen({ ...foreign, number: '911124198108030024', birthDate: '19810803' }), today)).toMatchObject({
      card: { type: 'permanentResidence2023', name: 'SAMPLE, ANNA', latinName: 'SAMPLE, ANNA', nationality: '124', ethnicGroup: null },
    });
  });

  it('says its day in one way, however it is written', () =>
    assert(
      property(anyDate({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, rest] = day.split('-') as [string, string, string];
        expect(
          [day.replaceAll('-', ''), day, `${year}.${Number(month)}.${Number(rest)}`, `${year}年${month}月${rest}日`].map(dayOf),
        ).toEqual(Array.from({ length: 4 }, () => day));
      }),
    ));

  it.each([
    ['汉', '汉'],
    ['汉族', '汉'],
    ['01', '汉'],
    ['56', '基诺'],
    ['维吾尔族', '维吾尔'],
    ['97', '其他'],
    ['57', null],
    ['火星族', null],
  ])('says the ethnic group %s as %s', (given, name) => expect(ethnicGroupOf(given)).toBe(name));
});
