import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import * as the from './fixtures.ts';
import { notificationDecider } from './index.ts';

const { given } = specFor(notificationDecider);

describe('a suspected notifiable disease (A9)', () => {
  it('raises a task with the deadline that the list says', () => given().when(the.settle()).then(the.raised()));
  it('of class A is due in two hours', () =>
    given()
      .when(the.settle({ deadlines: [{ disease: 'pulmonaryTuberculosis', edition: 4, diseaseClass: 'A', hours: 2 }] }))
      .then(the.raised({ edition: 4, diseaseClass: 'A', hours: 2, dueAt: '2026-03-02T03:30:00.000Z' })));
  it('is raised once', () => given(the.raised()).when(the.settle()).thenNothing());
  it('that the list does not have is refused by name', () =>
    given()
      .when(the.settle({ deadlines: [] }))
      .thenRejects('UnknownDisease', 'suspects'));
  it('suspected by another item too is reported once', () =>
    given(the.raised())
      .when(the.settle({ item: 'sputum' }))
      .then(the.joined()));
  it('is raised of an erased person without a name', () =>
    given()
      .when(the.settle({ name: null }))
      .then(the.raised({ identity: null })));

  it('is withdrawn when the result is corrected', () =>
    given(the.raised())
      .when(the.settle({ suspects: [], corrected: true }))
      .then(the.withdrawn()));
  it('stands while another item suspects it', () =>
    given(the.raised(), the.joined())
      .when(the.settle({ suspects: [], corrected: true }))
      .then(the.left()));
  it('is not withdrawn by a later normal result, only by a correction', () =>
    given(the.raised())
      .when(the.settle({ suspects: [] }))
      .thenNothing());
  it('that was reported is not withdrawn', () =>
    given(the.raised(), the.reported())
      .when(the.settle({ suspects: [], corrected: true }))
      .thenNothing());
  it('that was reported is not raised again', () => given(the.raised(), the.reported()).when(the.settle()).thenNothing());
  it('is raised again by a new result after it was dismissed', () =>
    given(the.raised(), the.dismissed())
      .when(the.settle({ knownAt: '2026-03-09T01:30:00.000Z' }))
      .then(the.raised({ suspectedAt: '2026-03-09T01:30:00.000Z', dueAt: '2026-03-10T01:30:00.000Z' })));
});

describe('its task', () => {
  it('is assigned', () => given(the.raised()).when(the.assign()).then(the.assigned()));
  it('is assigned to the same once', () => given(the.raised(), the.assigned()).when(the.assign()).thenNothing());
  it('is reported with card, when and to whom', () => given(the.raised()).when(the.report()).then(the.reported()));
  it('is reported once', () => given(the.raised(), the.reported()).when(the.report()).thenNothing());
  it('is not reported with another card', () =>
    given(the.raised(), the.reported())
      .when(the.report({ cardNumber: 'X' }))
      .thenRejects('AlreadyReported', 'disease'));
  it.each([
    ['without a card', { cardNumber: '' }, 'CardNumberMissing', 'cardNumber'],
    ['to nobody', { reportedTo: '' }, 'ReportedToMissing', 'reportedTo'],
    ['in the future', { reportedAt: '2026-03-02T03:00:01.000Z' }, 'ReportedInFuture', 'reportedAt'],
    ['before it was suspected', { reportedAt: '2026-03-02T01:29:59.000Z' }, 'ReportedBeforeSuspicion', 'reportedAt'],
  ])('is not reported %s', (_how, over, code, field) => given(the.raised()).when(the.report(over)).thenRejects(code, field));
  it('is dismissed with a reason', () => given(the.raised()).when(the.dismiss()).then(the.dismissed()));
  it('is not dismissed without one', () =>
    given(the.raised())
      .when(the.dismiss({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('is dismissed once', () => given(the.raised(), the.dismissed()).when(the.dismiss()).thenNothing());
  it('that was withdrawn is not reported', () =>
    given(the.raised(), the.withdrawn()).when(the.report()).thenRejects('AlreadyWithdrawn', 'disease'));
  it('that does not exist is not handled', () => given().when(the.assign()).thenRejects('NoSuchNotification', 'disease'));
});

describe('its deadlines', () => {
  const at = '2026-03-02T13:30:00.000Z';
  it('remind whoever handles it', () => given(the.raised()).when(the.remind({}, at)).then(the.reminded()));
  it('remind once at each level', () => given(the.raised(), the.reminded()).when(the.remind({}, at)).thenNothing());
  it('go up to the county', () =>
    given(the.raised(), the.reminded())
      .when(the.remind({ level: 'county', told: ['staff-county'] }, the.dueAt))
      .then(the.reminded({ level: 'county', reached: 'county', remindedAt: the.dueAt, told: ['staff-li', 'staff-county'] })));
  it('that are late together do not come down again', () =>
    given(the.raised(), the.reminded({ level: 'county', reached: 'county' }))
      .when(the.remind({ level: 'institution' }, the.dueAt))
      .then(the.reminded({ level: 'institution', reached: 'county', remindedAt: the.dueAt })));
  it.each([
    ['reported', the.reported()],
    ['dismissed', the.dismissed()],
    ['withdrawn', the.withdrawn()],
  ])('are silent once it is %s', (_how, event) => given(the.raised(), event).when(the.remind()).thenNothing());
  it('of an earlier suspicion are silent about a later one', () =>
    given(the.raised(), the.dismissed(), the.raised({ dueAt: '2026-03-10T01:30:00.000Z' }))
      .when(the.remind())
      .thenNothing());
});

describe('the time of diagnosis', () => {
  it('moves the deadline, and says what it was', () => given(the.raised()).when(the.diagnose()).then(the.diagnosed()));
  it('stated again as it stands is silent', () => given(the.raised(), the.diagnosed()).when(the.diagnose()).thenNothing());
  it('may be corrected', () =>
    given(the.raised(), the.diagnosed())
      .when(the.diagnose({ diagnosedAt: '2026-03-02T01:00:00.000Z' }))
      .then(
        the.diagnosed({
          diagnosedAt: '2026-03-02T01:00:00.000Z',
          dueAt: '2026-03-03T01:00:00.000Z',
          dueBefore: '2026-03-03T02:30:00.000Z',
        }),
      ));
  it.each([
    ['in the future', '2026-03-02T03:00:01.000Z', 'DiagnosedInFuture'],
    ['more than a week before the result', '2026-02-23T01:29:59.000Z', 'DiagnosedTooEarly'],
  ])('is not %s', (_how, diagnosedAt, code) => given(the.raised()).when(the.diagnose({ diagnosedAt })).thenRejects(code, 'diagnosedAt'));
  it('is not stated once it is reported', () =>
    given(the.raised(), the.reported()).when(the.diagnose()).thenRejects('AlreadyReported', 'disease'));
  it('silences the reminders of the deadline before', () => given(the.raised(), the.diagnosed()).when(the.remind()).thenNothing());
  it('has reminders of its own, though it was reminded of before', () =>
    given(the.raised(), the.reminded(), the.diagnosed())
      .when(the.remind({ dueAt: '2026-03-03T02:30:00.000Z' }, '2026-03-02T14:30:00.000Z'))
      .then(the.reminded({ dueAt: '2026-03-03T02:30:00.000Z', remindedAt: '2026-03-02T14:30:00.000Z' })));
});
