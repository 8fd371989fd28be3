import { fixedId, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { personDecider } from './decider.ts';
import { personEvents } from './events.ts';
import {
  correct,
  corrected,
  enrol,
  enrolled,
  erase,
  erased,
  lift,
  lifted,
  mistypedNumber,
  release,
  released,
  restrict,
  restricted,
  zhangNumber,
} from './fixtures/index.ts';
import { syntheticIdNumber } from './synthetic-id-number.ts';

const { given } = specFor(personDecider);

const passport = { documentType: 'passport', documentNumber: 'E12345678' } as const;

describe('a person', () => {
  it('is enrolled, sex and birth date taken from the number', () => given().when(enrol()).then(enrolled()));
  it('is enrolled by a passport with what was entered', () =>
    given()
      .when(enrol({ ...passport, birthDate: '1990-05-17', sex: 'female' }))
      .then({
        type: 'PersonEnrolled',
        data: { ...enrolled().data, documentType: 'passport', identity: { ...enrolledIdentity, ...passport } },
      } as ReturnType<typeof enrolled>));
  it('stays silent when enrolled twice', () => given(enrolled()).when(enrol()).thenNothing());
  it('is not enrolled anew with other data', () =>
    given(enrolled())
      .when(enrol({ phone: '13900000000' }))
      .thenRejects('AlreadyEnrolled'));
  it('is not enrolled with the document of another', () =>
    given()
      .when(enrol({ documentHolderId: fixedId(0x102) }))
      .thenRejects('DocumentOfAnotherPerson', 'documentNumber'));

  it.each([
    [{ name: '　' }, 'NameMissing', 'name'],
    [{ documentNumber: `${zhangNumber.slice(0, 17)}${zhangNumber.endsWith('1') ? '2' : '1'}` }, 'DocumentNumberMistyped', 'documentNumber'],
    [{ documentNumber: '1' }, 'DocumentNumberMalformed', 'documentNumber'],
    [
      { documentNumber: syntheticIdNumber({ area: '341102', birthDate: '2026-03-03', sequence: 2 }) },
      'DocumentBirthDateInFuture',
      'documentNumber',
    ],
    [{ birthDate: '1990-05-18' }, 'BirthDateDiffers', 'birthDate'],
    [{ sex: 'male' as const }, 'SexDiffers', 'sex'],
    [passport, 'BirthDateMissing', 'birthDate'],
    [{ ...passport, birthDate: '1990-05-17' }, 'SexMissing', 'sex'],
    [{ ...passport, birthDate: '2026-03-03', sex: 'male' as const }, 'BirthDateInFuture', 'birthDate'],
    [{ ...passport, birthDate: '1790-03-03', sex: 'male' as const }, 'BirthDateImpossible', 'birthDate'],
  ])('is not enrolled with %j: %s', (overrides, code, field) => {
    given().when(enrol(overrides)).thenRejects(code, field);
  });

  it('may have been born today by the calendar of China', () =>
    given()
      .when(enrol({ ...passport, birthDate: '2026-03-02', sex: 'male' }))
      .decided());

  it('is corrected', () =>
    given(enrolled())
      .when(correct({ phone: '13900000000' }))
      .then(corrected({ phone: '13900000000' })));
  it('stays silent when nothing is corrected', () => given(enrolled(), corrected()).when(correct()).thenNothing());
  it('is not corrected before being enrolled', () => given().when(correct()).thenRejects('NotEnrolled'));
  it('is not corrected into another person', () =>
    given(enrolled())
      .when(correct({ documentHolderId: fixedId(0x102) }))
      .thenRejects('DocumentOfAnotherPerson'));

  it('lets go of a number that was corrected, once', () => {
    const past = [enrolled({ documentNumber: mistypedNumber }), corrected()] as const;
    given(...past)
      .when(release({ documentNumber: ` ${mistypedNumber.toLowerCase()}` }))
      .then(released());
    given(...past)
      .when(release({ documentHolderId: null }))
      .then(released());
    given(...past, released())
      .when(release())
      .thenNothing();
    given(...past, released(), corrected({ documentNumber: mistypedNumber }), corrected())
      .when(release())
      .then(released());
  });
  it('keeps the number of its record, and touches none of another’s', () => {
    given(enrolled())
      .when(release({ documentNumber: zhangNumber }))
      .thenRejects('DocumentInUse', 'documentNumber');
    given(enrolled())
      .when(release({ documentHolderId: fixedId(0x102) }))
      .thenRejects('DocumentOfAnotherPerson', 'documentNumber');
    given(enrolled())
      .when(release({ documentNumber: '1' }))
      .thenRejects('DocumentNumberMalformed', 'documentNumber');
    given().when(release()).thenRejects('NotEnrolled');
    given(enrolled(), restricted()).when(release()).thenRejects('ProcessingIsRestricted');
  });

  it('is restricted', () => given(enrolled()).when(restrict()).then(restricted()));
  it('stays silent when restricted twice', () => given(enrolled(), restricted()).when(restrict()).thenNothing());
  it('is not restricted before being enrolled', () => given().when(restrict()).thenRejects('NotEnrolled'));
  it('is not corrected while restricted', () =>
    given(enrolled(), restricted())
      .when(correct({ phone: '13900000000' }))
      .thenRejects('ProcessingIsRestricted'));
  it('is not enrolled again while restricted', () => given(enrolled(), restricted()).when(enrol()).thenRejects('ProcessingIsRestricted'));
  it('is free again once the restriction is lifted', () => {
    given(enrolled(), restricted()).when(lift()).then(lifted());
    given(enrolled(), restricted(), lifted())
      .when(correct({ phone: '1' }))
      .then(corrected({ phone: '1' }));
  });
  it('stays silent when nothing is there to lift', () => given(enrolled()).when(lift()).thenNothing());
  it('is not freed before being enrolled', () => given().when(lift()).thenRejects('NotEnrolled'));

  it('is erased', () => given(enrolled()).when(erase()).then(erased()));
  it('is erased while restricted', () => given(enrolled(), restricted()).when(erase()).then(erased()));
  it('is erased the day after the last day of retention', () => given(enrolled()).when(erase('2026-03-01')).then(erased()));
  it('is kept to the last day of retention', () => given(enrolled()).when(erase('2026-03-02')).thenRejects('RetentionRunning'));
  it('stays silent when erased twice', () => given(enrolled(), erased()).when(erase()).thenNothing());
  it('is not erased before being enrolled', () => given().when(erase()).thenRejects('NotEnrolled'));
  it.each([enrol(), correct(), restrict(), lift()])('once erased takes no $type', (command) => {
    given(enrolled(), erased()).when(command).thenRejects('PersonIsErased');
  });
  it('whose key is gone is folded without an identity', () =>
    given({ ...enrolled(), data: { ...enrolled().data, identity: null } } as ReturnType<typeof enrolled>)
      .when(restrict())
      .then(restricted()));
});

const enrolledIdentity = { name: '张测试', birthDate: '1990-05-17', phone: '13800000000', nationality: null, address: null };

describe('the stored form', () => {
  const { PersonEnrolled, PersonCorrected, ProcessingRestricted, RestrictionLifted, PersonErased } = personEvents.definitions;

  it('of PersonEnrolled', () => {
    const { data } = enrolled();
    expect({
      plain: PersonEnrolled.plain.parse(data),
      identity: PersonEnrolled.identity.parse((data as { identity: unknown }).identity),
    }).toMatchInlineSnapshot(`
      {
        "identity": {
          "address": null,
          "birthDate": "1990-05-17",
          "documentNumber": "341102199005170024",
          "documentType": "idCard",
          "name": "张测试",
          "nationality": null,
          "phone": "13800000000",
        },
        "plain": {
          "birthYear": 1990,
          "documentType": "idCard",
          "institutionId": "clinic-1",
          "personId": "019ca000-0000-7000-8000-000000000101",
          "sex": "female",
        },
      }
    `);
  });
  it('of PersonCorrected', () => {
    const { data } = corrected();
    expect({
      plain: PersonCorrected.plain.parse(data),
      identity: PersonCorrected.identity.parse((data as { identity: unknown }).identity),
    }).toMatchInlineSnapshot(`
      {
        "identity": {
          "address": null,
          "birthDate": "1990-05-17",
          "documentNumber": "341102199005170024",
          "documentType": "idCard",
          "name": "张测试",
          "nationality": null,
          "phone": "13800000000",
        },
        "plain": {
          "birthYear": 1990,
          "documentType": "idCard",
          "personId": "019ca000-0000-7000-8000-000000000101",
          "sex": "female",
        },
      }
    `);
  });
  it('of ProcessingRestricted', () => {
    expect(ProcessingRestricted.plain.parse(restricted().data)).toMatchInlineSnapshot(`
      {
        "personId": "019ca000-0000-7000-8000-000000000101",
        "reason": "requested",
      }
    `);
  });
  it('of RestrictionLifted', () => {
    expect(RestrictionLifted.plain.parse(lifted().data)).toMatchInlineSnapshot(`
      {
        "personId": "019ca000-0000-7000-8000-000000000101",
      }
    `);
  });
  it('of PersonErased', () => {
    expect(PersonErased.plain.parse(erased().data)).toMatchInlineSnapshot(`
      {
        "personId": "019ca000-0000-7000-8000-000000000101",
        "reason": "retentionEnded",
      }
    `);
  });
});
