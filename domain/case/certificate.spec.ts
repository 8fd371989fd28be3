import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const examined = the.examinedNormal();
const reviewed = [...examined, the.concludedFit(), the.reviewed()];
const certified = the.certified();
const newNumber = '34110220260109335785';
const replacement = the.issued({ number: newNumber, opaqueId: 'opaque-2', statusIndex: 7, supersedes: the.certificateNumber });
const replaced = [...certified, the.superseded(), replacement];
const afterExpiry = the.at('2027-03-01T16:00:00.000Z');
const onTheLastDay = the.at('2027-03-01T15:59:59.000Z');

describe('issuing a certificate', () => {
  it('follows a reviewed conclusion "fit"', () =>
    given(...reviewed)
      .when(the.issue())
      .then(the.issued()));
  it('carries the name as corrected', () => {
    const identity = { ...the.liMing, name: '李鸣示例', portraitFile: null };
    given(...reviewed, the.registrationCorrected({ identity, jobCode: 'waiter' }))
      .when(the.issue({ portraitHash: null }))
      .then(
        the.issued({
          jobCode: 'waiter',
          identity: { ...the.issued().data.identity!, name: '李鸣示例', portraitFile: null, portraitHash: null, jobName: '服务员' },
        }),
      );
  });
  it('is valid from the day of the conclusion, whenever issued', () =>
    given(...reviewed)
      .when(the.issue({}, onTheLastDay))
      .then(the.issued({ issuedAt: onTheLastDay.now })));
  it('does not happen before the review', () => {
    given(...examined)
      .when(the.issue())
      .thenRejects('NotReviewed');
    given(...examined, the.concludedFit())
      .when(the.issue())
      .thenRejects('NotReviewed');
    given(...reviewed, the.reopened())
      .when(the.issue())
      .thenRejects('NotReviewed');
  });
  it.each(['unfit', 'recheck', 'incomplete'] as const)('does not happen on "%s"', (outcome) =>
    given(...examined, the.concludedFit({ outcome }), the.reviewed())
      .when(the.issue())
      .thenRejects('NotFit'),
  );
  it('does not happen once the conclusion is too old', () =>
    given(...reviewed)
      .when(the.issue({}, afterExpiry))
      .thenRejects('ValidityOver'));
  it('happens once: no second certificate while one is valid or suspended', () => {
    given(...certified)
      .when(the.issue({ number: newNumber }))
      .thenRejects('AlreadyCertified');
    given(...certified, the.suspended())
      .when(the.issue({ number: newNumber }))
      .thenRejects('AlreadyCertified');
    given(...replaced)
      .when(the.issue({ number: '34110220260114001114' }))
      .thenRejects('AlreadyCertified');
  });
  it('needs a new conclusion after a revocation', () => {
    given(...certified, the.revoked())
      .when(the.issue({ number: newNumber }))
      .thenRejects('ConclusionSpent');
    const anew = [...certified, the.revoked(), the.reopened(), the.concludedFit(), the.reviewed()];
    given(...anew)
      .when(the.issue({ number: newNumber }))
      .then(the.issued({ number: newNumber }));
    given(...anew)
      .when(the.issue())
      .thenRejects('NumberTaken');
  });
  it('needs a case', () => given().when(the.issue()).thenRejects('NoSuchCase'));
  it('stays silent when issued twice', () =>
    given(...certified)
      .when(the.issue())
      .thenNothing());
});

describe('superseding a certificate', () => {
  it('revokes nothing and leaves no gap: old and new change in one append', () =>
    given(...certified)
      .when(the.supersede())
      .then(the.superseded(), replacement));
  it('keeps the validity of the first', () =>
    given(...certified)
      .when(the.supersede({}, the.at('2026-09-01T00:00:00.000Z')))
      .then(the.superseded(), { ...replacement, data: { ...replacement.data, issuedAt: '2026-09-01T00:00:00.000Z' } }));
  it('can be done again to the new one', () =>
    given(...replaced)
      .when(the.supersede({ certificateNumber: newNumber, number: '34110220260114001114' }))
      .then(
        the.superseded({ oldNumber: newNumber, newNumber: '34110220260114001114' }),
        the.issued({ number: '34110220260114001114', opaqueId: 'opaque-2', statusIndex: 7, supersedes: newNumber }),
      ));
  it('needs a reason and a number of its own', () => {
    given(...certified)
      .when(the.supersede({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given(...certified)
      .when(the.supersede({ number: the.certificateNumber }))
      .thenRejects('NumberTaken');
  });
  it('stays silent when repeated', () =>
    given(...replaced)
      .when(the.supersede())
      .thenNothing());
});
