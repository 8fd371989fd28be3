import { describe, expect, it } from 'vitest';
import { fixedId, specFor } from '../testing/index.ts';
import { caseDecider, WrongProgramme } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given, stateAfter } = specFor(caseDecider, the.smallProgramme);
const everywhere = ['skin', 'radiology', 'laboratory'];

describe('registering a case', () => {
  it('plans the items of the job and pins the programme', () => given().when(the.register()).then(the.registered()));

  it('asks a waiter for no stool culture, and a handler of raw fish for cholera as well', () => {
    const codes = (jobCode: string) =>
      given()
        .when(the.register({ jobCode }))
        .decided()
        .flatMap((event) => (event.type === 'CaseRegistered' ? event.data.items.map(({ code }) => code) : []));
    expect(codes('waiter')).toEqual(['skin', 'chestXray', 'alt']);
    expect(codes('rawFish')).toEqual(['skin', 'chestXray', 'alt', 'stool', 'vibrio']);
  });

  it('takes what was left out as not given', () =>
    given()
      .when(the.register({ phone: undefined, employer: null, portraitFile: undefined }))
      .then(the.registered({ identity: { ...the.liMing, phone: null, employer: null, portraitFile: null } })));

  it('marks a person under the minimum age without refusing', () =>
    given()
      .when(the.register({ birthDate: '2010-05-12' }))
      .then(
        the.registered({
          birthYear: 2010,
          ageAtRegistration: 15,
          underAge: true,
          identity: { ...the.liMing, birthDate: '2010-05-12' },
        }),
      ));

  it('marks nobody who is of that age today', () => {
    const born = (birthDate: string) => {
      const [event] = given().when(the.register({ birthDate })).decided();
      return event?.type === 'CaseRegistered' ? [event.data.ageAtRegistration, event.data.underAge] : [];
    };
    expect(born('2010-03-02')).toEqual([16, false]);
    expect(born('2010-03-03')).toEqual([15, true]);
  });

  it('links a renewal to the case before', () => {
    const renewalOf = { caseId: fixedId(9), certificateNumber: '34110220250118669006' };
    given().when(the.register({ renewalOf })).then(the.registered({ renewalOf }));
    const ofOld = { archiveId: fixedId(9) };
    given()
      .when(the.register({ renewalOf: ofOld }))
      .then(the.registered({ renewalOf: ofOld }));
  });

  it('says beside which open case it was registered, and why', () => {
    const besides = [fixedId(9)];
    given()
      .when(the.register({ besides, besideOpen: '换工种' }))
      .then(the.registered({ besides, identity: { ...the.liMing, besideOpen: '换工种' } }));
    given().when(the.register({ besides })).thenRejects('ReasonMissing', 'besideOpen');
    given()
      .when(the.register({ besideOpen: 'nothing to give a reason for' }))
      .then(the.registered());
  });

  it('knows the jobs of its programme alone', () =>
    given()
      .when(the.register({ jobCode: 'pilot' }))
      .thenRejects('UnknownJob', 'jobCode'));

  it('registers nobody born tomorrow, in the calendar of the city', () => {
    const evening = the.at('2026-03-02T17:00:00.000Z');
    given()
      .when(the.register({ birthDate: '2026-03-04' }, evening))
      .thenRejects('BornInFuture', 'birthDate');
    given()
      .when(the.register({ birthDate: '2026-03-03' }, evening))
      .then(
        the.registered({
          birthYear: 2026,
          ageAtRegistration: 0,
          underAge: true,
          registeredAt: evening.now,
          identity: { ...the.liMing, birthDate: '2026-03-03' },
        }),
      );
  });

  it('stays silent when registered twice, whatever number was allotted', () =>
    given(the.registered())
      .when(the.register({ caseNumber: 'R2603020002' }))
      .thenNothing());

  it('is not registered a second time for another person, place, job or programme', () => {
    const again = given(the.registered());
    again.when(the.register({ personId: fixedId(8) })).thenRejects('AlreadyRegistered', 'caseId');
    again.when(the.register({ institutionId: 'clinic-2' })).thenRejects('AlreadyRegistered');
    again.when(the.register({ jobCode: 'waiter' })).thenRejects('AlreadyRegistered');
    again.when(the.register({ programme: { id: 'public-place', version: 3 } })).thenRejects('AlreadyRegistered');
  });

  it('is decided by the pinned version of the programme and no other', () => {
    const next = { ...the.smallProgramme, version: 4 };
    expect(() => given().under(next).when(the.register()).decided()).toThrow(WrongProgramme);
    expect(() => given(the.registered()).under(next).when(the.arrive()).decided()).toThrow(WrongProgramme);
  });
});

describe('correcting a registration', () => {
  const renamed = { ...the.liMing, name: '李鸣示例' };

  it('keeps the whole identity as corrected', () =>
    given(the.registered())
      .when(the.correctRegistration(renamed))
      .then(the.registrationCorrected({ identity: renamed })));

  it('follows the job: adds what it requires, drops what nobody has done', () => {
    given(the.registered())
      .when(the.correctRegistration({ jobCode: 'rawFish' }))
      .then(the.registrationCorrected({ jobCode: 'rawFish', itemsAdded: [{ code: 'vibrio', station: 'laboratory' }] }));
    given(the.registered())
      .when(the.correctRegistration({ jobCode: 'waiter' }))
      .then(the.registrationCorrected({ jobCode: 'waiter', itemsRemoved: ['stool'] }));
  });

  it('keeps an item that was done, and one that was ordered besides', () =>
    given(...the.examinedNormal(), the.itemAdded({ stage: 'examining', pendingStations: ['laboratory'] }))
      .when(the.correctRegistration({ jobCode: 'waiter' }))
      .then(the.registrationCorrected({ jobCode: 'waiter', stage: 'examining', pendingStations: ['laboratory'] })));

  it('changes the name after the conclusion, but neither the sex nor the items', () => {
    const concluded = given(...the.examinedNormal(), the.concludedFit());
    concluded
      .when(the.correctRegistration(renamed))
      .then(the.registrationCorrected({ identity: renamed, stage: 'concluded', pendingStations: [] }));
    concluded.when(the.correctRegistration({ jobCode: 'rawFish' })).thenRejects('AlreadyConcluded', 'jobCode');
    concluded.when(the.correctRegistration({ sex: 'female' })).thenRejects('AlreadyConcluded', 'sex');
  });

  it('counts the age on the day of registration, however late the correction', () => {
    const later = the.at('2026-06-01T01:00:00.000Z');
    given(the.registered())
      .when(the.correctRegistration({ birthDate: '1990-05-13' }, later))
      .then(the.registrationCorrected({ identity: { ...the.liMing, birthDate: '1990-05-13' } }));
    given(the.registered()).when(the.correctRegistration({}, later)).thenNothing();
  });

  it('keeps who was said to pay, so that the fee can be charged by it later, too', () =>
    given()
      .when(the.register({ payer: 'waived', payerEvidence: 'in need' }))
      .then(the.registered({ payer: 'waived', identity: { ...the.liMing, payerEvidence: 'in need' } })));

  it("does not take another person's papers", () =>
    given(the.registered())
      .when(the.correctRegistration({ personId: fixedId(8) }))
      .thenRejects('OtherPerson', 'documentNumber'));

  it('obeys the rules of registering', () => {
    given(the.registered())
      .when(the.correctRegistration({ jobCode: 'pilot' }))
      .thenRejects('UnknownJob', 'jobCode');
    given(the.registered())
      .when(the.correctRegistration({ birthDate: '2030-01-01' }))
      .thenRejects('BornInFuture', 'birthDate');
    given().when(the.correctRegistration()).thenRejects('NoSuchCase');
  });

  it('stays silent when nothing changes', () => {
    given(the.registered()).when(the.correctRegistration()).thenNothing();
    given(the.registered(), the.registrationCorrected({ identity: renamed, stage: 'registered', pendingStations: everywhere }))
      .when(the.correctRegistration(renamed))
      .thenNothing();
  });
});

describe('cancelling a case', () => {
  it('says why', () => given(the.registered()).when(the.cancel()).then(the.cancelled()));
  it('needs a reason', () =>
    given(the.registered())
      .when(the.cancel({ reason: ' ' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('comes before the conclusion', () =>
    given(...the.examinedNormal(), the.concludedUnfit())
      .when(the.cancel())
      .thenRejects('AlreadyConcluded'));
  it('is over once a certificate was issued, even a revoked one', () =>
    given(...the.certified(), the.revoked(), the.reopened())
      .when(the.cancel())
      .thenRejects('HasCertificate'));
  it('needs a case', () => given().when(the.cancel()).thenRejects('NoSuchCase'));
  it('stays silent when cancelled twice', () => given(the.registered(), the.cancelled()).when(the.cancel()).thenNothing());
});

describe('taking a cancelled case up again', () => {
  const sameEvening = the.at('2026-03-02T15:30:00.000Z');
  const nextDay = the.at('2026-03-02T16:00:00.000Z');

  it('is possible on the day, and leads back to where the case stood', () => {
    given(the.registered(), the.cancelled()).when(the.reinstateCase({}, sameEvening)).then(the.takenUpAgain());
    const { cancelledAt, ...before } = stateAfter(the.registered(), the.arrived());
    expect(stateAfter(the.registered(), the.arrived(), the.cancelled(), the.takenUpAgain())).toEqual({
      ...before,
      cancelledAt,
      reinstated: true,
    });
  });
  it('says of a recheck that was agreed on when it is due', () =>
    given(...the.examinedNormal(), the.concludedFit({ outcome: 'recheck', validUntil: null }), the.recheckOrdered(), the.cancelled())
      .when(the.reinstateCase())
      .then(the.takenUpAgain({ stage: 'examining', pendingStations: ['laboratory'], recheckDueOn: the.recheckOrdered().data.dueOn })));
  it('is too late on the next day of the city', () =>
    given(the.registered(), the.cancelled()).when(the.reinstateCase({}, nextDay)).thenRejects('CancelledEarlier'));
  it('needs a case that was cancelled', () => {
    given().when(the.reinstateCase()).thenRejects('NoSuchCase');
    given(the.registered()).when(the.reinstateCase()).thenRejects('NotCancelled');
  });
  it('stays silent when asked twice, and may be followed by another cancellation', () => {
    const again = given(the.registered(), the.cancelled(), the.takenUpAgain());
    again.when(the.reinstateCase()).thenNothing();
    again.when(the.cancel()).then(the.cancelled());
  });
});

describe('the arrival', () => {
  it('is recorded once', () => {
    given(the.registered()).when(the.arrive()).then(the.arrived());
    given(the.registered(), the.arrived()).when(the.arrive()).thenNothing();
  });
  it('needs a case', () => given().when(the.arrive()).thenRejects('NoSuchCase'));
});

describe('a cancelled case', () => {
  const everyOther = Object.entries(the.everyCommand).filter(
    ([type]) => type !== 'RegisterCase' && type !== 'CancelCase' && type !== 'ReinstateCase' && type !== 'RemindRecheck',
  );
  it.each(everyOther)('changes no more: %s', (_type, command) =>
    given(the.registered(), the.arrived(), the.cancelled()).when(command()).thenRejects('AlreadyCancelled'),
  );
});

it('reads as erased once the person is, and goes no further', () => {
  const erased = [
    the.registered({ identity: null }),
    the.arrived(),
    ...the.allResults().map((event) => ({ ...event, data: { ...event.data, clinical: null } }) as typeof event),
  ];
  expect(stateAfter(...erased).registration?.identity).toBeNull();
  given(...erased)
    .when(the.conclude())
    .thenRejects('DataErased');
  given(...erased)
    .when(the.concludeByHand())
    .thenRejects('DataErased');
  given(...erased, the.concludedFit({ clinical: null }), the.reviewed())
    .when(the.issue())
    .thenRejects('DataErased');
});
