import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ageOn, dayInChina } from './calendar.ts';
import { checkCharacter, travelDocumentDigit } from './check-character.ts';
import { parseDocument } from './document-number.ts';
import { maskDocument } from './mask-document.ts';
import { normaliseName } from './person-name.ts';
import { syntheticIdNumber } from './synthetic-id-number.ts';

const today = '2026-11-21';

const areas = fc.constantFrom('341102', '342301', '110105', '659001', '500101');
const births = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ids = fc.record({ area: areas, birthDate: births, sequence: fc.integer({ min: 0, max: 999 }) });

const withCheck = (digits: string): string => `${digits}${checkCharacter(digits)}`;

describe('an ID card number', () => {
  it('tells birth date, sex and area', () =>
    expect(parseDocument('idCard', '11010519491231002X', today)).toEqual({
      ok: true,
      type: 'idCard',
      normalised: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
      area: '110105',
    }));

  it.each(['11010519491231002x', ' １１０１０５１９４９１２３１００２Ｘ ', '110105 19491231 002X'])('is taken as %s too', (number) =>
    expect(parseDocument('idCard', number, today)).toMatchObject({ ok: true, normalised: '11010519491231002X' }),
  );

  it.each([
    ['110105194912310021', 'DocumentNumberMistyped'],
    ['110105491231002', 'DocumentNumberMalformed'],
    ['1101051949123100X2', 'DocumentNumberMalformed'],
    ['', 'DocumentNumberMalformed'],
    [withCheck('11010519490230002'), 'DocumentBirthDateImpossible'],
    [withCheck('11010520261122002'), 'DocumentBirthDateInFuture'],
    [withCheck('81000019900101001'), 'DocumentNumberOfOtherType'],
    [withCheck('93115619900101001'), 'DocumentNumberOfOtherType'],
  ])('%s is refused: %s', (number, code) => expect(parseDocument('idCard', number, today)).toEqual({ ok: false, code }));

  it('with an area abolished long ago is taken', () =>
    expect(parseDocument('idCard', withCheck('34230119700101001'), today)).toMatchObject({ ok: true, area: '342301' }));

  test.prop([ids])('gives back what it was made of', ({ area, birthDate, sequence }) => {
    const parsed = parseDocument('idCard', syntheticIdNumber({ area, birthDate, sequence }), today);
    expect(parsed).toMatchObject({ ok: true, area, birthDate, sex: sequence % 2 === 1 ? 'male' : 'female' });
  });

  test.prop([ids, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 })])('with one digit wrong is refused', (id, at, by) => {
    const number = syntheticIdNumber(id);
    const old = number.charAt(at);
    const wrong = old === 'X' ? String(by) : String((Number(old) + by) % 10);
    expect(parseDocument('idCard', `${number.slice(0, at)}${wrong}${number.slice(at + 1)}`, today).ok).toBe(false);
  });

  test.prop([ids, fc.integer({ min: 0, max: 16 })])('with two neighbours swapped is refused', (id, at) => {
    const number = syntheticIdNumber(id);
    const swapped = `${number.slice(0, at)}${number.charAt(at + 1)}${number.charAt(at)}${number.slice(at + 2)}`;
    fc.pre(swapped !== number);
    expect(parseDocument('idCard', swapped, today).ok).toBe(false);
  });
});

const old = (digits: string): string => `${digits}${travelDocumentDigit(digits)}`;

describe('other papers', () => {
  it.each(['810000', '820000', '830000'])('a residence permit has area %s', (area) => {
    const number = withCheck(`${area}19900101001`);
    expect(parseDocument('residencePermit', number, today)).toMatchObject({ ok: true, birthDate: '1990-01-01', sex: 'male', area });
  });

  it('an ID card is no residence permit', () =>
    expect(parseDocument('residencePermit', '11010519491231002X', today)).toEqual({ ok: false, code: 'DocumentNumberOfOtherType' }));

  it('a permanent residence card of 2023 tells country and birth date', () =>
    expect(parseDocument('permanentResidence', withCheck('93115619850315001'), today)).toMatchObject({
      ok: true,
      birthDate: '1985-03-15',
      country: '156',
    }));

  it('an old permanent residence card too, by the latest century that is past', () => {
    expect(parseDocument('permanentResidence', old('USA31008503151'), today)).toMatchObject({
      ok: true,
      birthDate: '1985-03-15',
      country: 'USA',
    });
    expect(parseDocument('permanentResidence', old('USA31002611211'), today)).toMatchObject({ birthDate: '2026-11-21' });
    expect(parseDocument('permanentResidence', old('USA31002611221'), today)).toMatchObject({ birthDate: '1926-11-22' });
  });

  it('computes the check digit of the specimen in ICAO 9303', () => expect(travelDocumentDigit('520727')).toBe('3'));

  it.each([
    ['permanentResidence', 'USA310085031510', 'DocumentNumberMistyped'],
    ['permanentResidence', 'USA31008503', 'DocumentNumberMalformed'],
    ['hongKongMacaoPass', 'A12345678', 'DocumentNumberMalformed'],
    ['hongKongMacaoPass', 'H123456789', 'DocumentNumberMalformed'],
    ['taiwanPass', '1234567', 'DocumentNumberMalformed'],
    ['passport', 'E123', 'DocumentNumberMalformed'],
    ['passport', 'E1234567890123456789012', 'DocumentNumberMalformed'],
    ['passport', 'E12345;--', 'DocumentNumberMalformed'],
  ] as const)('%s %s is refused: %s', (type, number, code) => expect(parseDocument(type, number, today)).toEqual({ ok: false, code }));

  it.each([
    ['hongKongMacaoPass', 'h12345678', 'H12345678'],
    ['hongKongMacaoPass', 'M1234567801', 'M1234567801'],
    ['taiwanPass', '01234567', '01234567'],
    ['passport', 'e-1234 5678', 'E12345678'],
  ] as const)('%s %s is taken', (type, number, normalised) =>
    expect(parseDocument(type, number, today)).toEqual({ ok: true, type, normalised }),
  );
});

describe('a masked number', () => {
  it.each([
    ['11010519491231002X', '110***********002X'],
    ['H12345678', 'H******78'],
    ['E1234', 'E***4'],
    ['12', '**'],
  ])('%s shows as %s', (number, masked) => expect(maskDocument('idCard', number)).toBe(masked));

  test.prop([fc.stringMatching(/^[A-Z0-9]{5,20}$/)])('hides more than half and keeps the length', (number) => {
    const masked = maskDocument('passport', number);
    expect(masked).toHaveLength(number.length);
    expect(masked.split('*').length - 1).toBeGreaterThan(number.length / 2);
  });
});

describe('a name', () => {
  it.each([
    ['  张　三 ', '张三'],
    ['买买提 • 吐尔逊', '买买提·吐尔逊'],
    ['ＪＯＨＮ　　Ｓｍｉｔｈ', 'JOHN Smith'],
    ['𬎆𠀋', '𬎆𠀋'],
    ['凉', '凉'],
  ])('%j is kept as %j', (entered, kept) => expect(normaliseName(entered)).toBe(kept));

  test.prop([fc.string({ unit: 'grapheme' })])('normalises once and for all', (name) => {
    expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
  });
});

describe('the calendar', () => {
  it('gives the day in China', () =>
    expect([dayInChina('2026-11-20T15:59:59Z'), dayInChina('2026-11-20T16:00:00Z')]).toEqual(['2026-11-20', '2026-11-21']));

  it('counts whole years', () =>
    expect([
      ageOn('2010-11-21', today),
      ageOn('2010-11-22', today),
      ageOn('2008-02-29', '2026-02-28'),
      ageOn('2008-02-29', '2026-03-01'),
    ]).toEqual([16, 15, 17, 18]));
});
