import { describe, expect, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given, stateAfter } = specFor(caseDecider, the.smallProgramme);
const certified = the.certified();
const printed = [...certified, the.printed()];
const handedOut = [...printed, the.handedOut()];
const newNumber = '34110220260109335785';
const replacement = the.issued({ number: newNumber, opaqueId: 'opaque-2', statusIndex: 7, supersedes: the.certificateNumber });
const replaced = [...certified, the.superseded(), replacement];
const afterExpiry = the.at('2027-03-01T16:00:00.000Z');
const onTheLastDay = the.at('2027-03-01T15:59:59.000Z');

describe('printing', () => {
  it('happens once, then again only as a reprint', () => {
    given(...certified)
      .when(the.print())
      .then(the.printed());
    given(...printed)
      .when(the.print())
      .thenNothing();
    given(...handedOut)
      .when(the.print())
      .thenNothing();
  });
  it('is repeated with a reason, each time a fact of its own', () => {
    given(...printed)
      .when(the.reprint())
      .then(the.reprinted());
    given(...handedOut, the.reprinted())
      .when(the.reprint())
      .then(the.reprinted());
    given(...printed)
      .when(the.reprint({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
  });
  it('is no reprint before the first print', () =>
    given(...certified)
      .when(the.reprint())
      .thenRejects('NotPrinted', 'certificateNumber'));
});

describe('handing out', () => {
  it('is recorded with who took it', () => {
    given(...printed)
      .when(the.handOut())
      .then(the.handedOut());
    given(...printed)
      .when(the.handOut({ takenBy: 'other', takerName: '王示例' }))
      .then(the.handedOut({ takenBy: 'other', identity: { takerName: '王示例' } }));
  });
  it('names the other who takes it', () =>
    given(...printed)
      .when(the.handOut({ takenBy: 'other', takerName: '' }))
      .thenRejects('TakerNameMissing', 'takerName'));
  it('does not come before the print', () =>
    given(...certified)
      .when(the.handOut())
      .thenRejects('NotPrinted', 'certificateNumber'));
  it('stays silent when repeated, and goes to one taker', () => {
    given(...handedOut)
      .when(the.handOut())
      .thenNothing();
    given(...handedOut)
      .when(the.handOut({ takenBy: 'other', takerName: '王示例' }))
      .thenRejects('AlreadyHandedOut', 'takenBy');
  });
  it('starts again with a reprinted card', () =>
    given(...handedOut, the.reprinted())
      .when(the.handOut())
      .then(the.handedOut()));
});

describe('undoing a hand-out', () => {
  const undone = [...handedOut, the.handOutUndone()];

  it('puts the card back among those that lie ready, with the reason', () => {
    given(...handedOut)
      .when(the.undoHandOut())
      .then(the.handOutUndone());
    expect(stateAfter(...undone).certificates).toMatchObject([{ validity: 'valid', custody: 'printed', takenBy: null }]);
  });
  it('lets the card be handed out again, to anybody', () =>
    given(...undone)
      .when(the.handOut({ takenBy: 'other', takerName: '王示例' }))
      .then(the.handedOut({ takenBy: 'other', identity: { takerName: '王示例' } })));
  it('needs a reason', () =>
    given(...handedOut)
      .when(the.undoHandOut({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('needs a hand-out, of this copy', () => {
    given(...printed)
      .when(the.undoHandOut())
      .thenRejects('NotHandedOut', 'certificateNumber');
    given(...undone, the.reprinted())
      .when(the.undoHandOut())
      .thenRejects('NotHandedOut', 'certificateNumber');
  });
  it('stays silent when repeated', () =>
    given(...undone)
      .when(the.undoHandOut())
      .thenNothing());
  it('corrects the record of a card that is suspended or expired as well', () => {
    given(...handedOut, the.suspended())
      .when(the.undoHandOut())
      .then(the.handOutUndone());
    given(...handedOut)
      .when(the.undoHandOut({}, afterExpiry))
      .then(the.handOutUndone({ undoneAt: afterExpiry.now }));
  });
});

describe('suspending and reinstating', () => {
  it('takes the validity away and gives it back', () => {
    given(...handedOut)
      .when(the.suspend())
      .then(the.suspended());
    given(...handedOut, the.suspended())
      .when(the.reinstate())
      .then(the.reinstated());
    given(...handedOut, the.suspended(), the.reinstated())
      .when(the.suspend())
      .then(the.suspended());
  });
  it('leaves the custody as it was', () =>
    expect(stateAfter(...handedOut, the.suspended(), the.reinstated()).certificates).toMatchObject([
      { validity: 'valid', custody: 'handedOut' },
    ]));
  it('needs a reason', () => {
    given(...certified)
      .when(the.suspend({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given(...certified, the.suspended())
      .when(the.reinstate({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
  });
  it('reinstates only what is suspended', () =>
    given(...certified)
      .when(the.reinstate())
      .thenRejects('NotSuspended', 'certificateNumber'));
  it('stays silent when repeated', () => {
    given(...certified, the.suspended())
      .when(the.suspend())
      .thenNothing();
    given(...certified, the.suspended(), the.reinstated())
      .when(the.reinstate())
      .thenNothing();
  });
});

describe('revoking', () => {
  it('is final, from valid or suspended', () => {
    given(...certified)
      .when(the.revoke())
      .then(the.revoked());
    given(...certified, the.suspended())
      .when(the.revoke())
      .then(the.revoked());
  });
  it('is possible after the last day', () =>
    given(...certified)
      .when(the.revoke({}, afterExpiry))
      .then(the.revoked()));
  it('needs a reason', () =>
    given(...certified)
      .when(the.revoke({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('stays silent when repeated', () =>
    given(...certified, the.revoked())
      .when(the.revoke())
      .thenNothing());
});

const onACertificate = {
  print: the.print,
  reprint: the.reprint,
  handOut: the.handOut,
  undoHandOut: the.undoHandOut,
  suspend: the.suspend,
  reinstate: the.reinstate,
  revoke: the.revoke,
  supersede: the.supersede,
};
const all = Object.entries(onACertificate);
const but = (...names: readonly (keyof typeof onACertificate)[]) => all.filter(([name]) => !(names as readonly string[]).includes(name));

describe('a certificate that is no longer in force', () => {
  it.each(but('revoke'))('revoked: refuses to %s', (_name, command) =>
    given(...handedOut, the.revoked())
      .when(command())
      .thenRejects('AlreadyRevoked', 'certificateNumber'),
  );
  it.each(but('supersede'))('superseded: refuses to %s', (_name, command) =>
    given(...replaced)
      .when(command())
      .thenRejects('AlreadySuperseded', 'certificateNumber'),
  );
  it('superseded: refuses to be superseded by yet another', () =>
    given(...replaced)
      .when(the.supersede({ number: '34110220260114001114' }))
      .thenRejects('AlreadySuperseded', 'certificateNumber'));
  it.each(but('undoHandOut', 'suspend', 'reinstate', 'revoke'))('suspended: refuses to %s', (_name, command) =>
    given(...handedOut, the.suspended())
      .when(command())
      .thenRejects('IsSuspended', 'certificateNumber'),
  );
  it.each(but('undoHandOut', 'suspend', 'reinstate', 'revoke'))('expired: refuses to %s', (_name, command) =>
    given(...handedOut)
      .when(command({}, afterExpiry))
      .thenRejects('CertificateExpired', 'certificateNumber'),
  );
  it('is in force through its last day', () =>
    given(...certified)
      .when(the.print({}, onTheLastDay))
      .then(the.printed({ printedAt: onTheLastDay.now })));
});

describe('a number the case does not have', () => {
  it.each(all)('refuses to %s', (_name, command) => {
    given(...certified)
      .when(command({ certificateNumber: '34110220260118669006' }))
      .thenRejects('UnknownCertificate', 'certificateNumber');
    given().when(command()).thenRejects('NoSuchCase');
  });
});
