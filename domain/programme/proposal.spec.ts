import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { programmeDecider } from './decider.ts';
import { programmeEvents, type ProgrammeEvent } from './events.ts';
import { handsProgramme, published } from './fixtures.ts';
import { programmeOperations } from './operations.ts';
import type { ProgrammeForm } from './programme-form.ts';

const { given, stateAfter } = specFor(programmeDecider);

/** The specs happen on 2026-03-02. */
const wang = commandMeta({ actorId: 'staff-wang' });
const li = commandMeta({ actorId: 'staff-li' });
const at = wang.now;

const [rule] = handsProgramme().rules;
if (!rule) throw new Error('the fixture lost its rule');
const milder = [{ ...rule, outcome: 'recheck' as const }];
const next = (overrides: Partial<ProgrammeForm> = {}) =>
  handsProgramme({ version: 2, validFrom: '2026-04-01', rules: milder, ...overrides });
const note = '先治疗后复查';

const propose = (overrides: Partial<ProgrammeForm> = {}, meta = wang, why = note) =>
  ({ type: 'ProposeProgramme', data: { programme: next(overrides), note: why }, meta }) as const;
const withdraw = (edition = 1, meta = wang) =>
  ({ type: 'WithdrawProgrammeProposal', data: { programmeId: 'hands', edition }, meta }) as const;
const giveBack = (edition = 1, meta = li) =>
  ({ type: 'ReturnProgrammeProposal', data: { programmeId: 'hands', edition, reason: '依据不足' }, meta }) as const;
const confirm = (edition = 1, meta = li) => ({ type: 'ConfirmProgrammeProposal', data: { programmeId: 'hands', edition }, meta }) as const;

const proposed = (overrides: Partial<ProgrammeForm> = {}, edition = 1, proposedBy = 'staff-wang', why = note): ProgrammeEvent => ({
  type: 'ProgrammeProposed',
  data: { programme: next(overrides), edition, note: why, proposedBy, proposedAt: at },
});
const withdrawn = (edition = 1): ProgrammeEvent => ({ type: 'ProgrammeProposalWithdrawn', data: { edition } });
const returned = (edition = 1): ProgrammeEvent => ({
  type: 'ProgrammeProposalReturned',
  data: { edition, reason: '依据不足', returnedBy: 'staff-li', returnedAt: at },
});
const confirmed = (overrides: Partial<ProgrammeForm> = {}): ProgrammeEvent =>
  published({ ...next(), ...overrides }, { note, proposedBy: 'staff-wang', publishedBy: 'staff-li' });

describe('the next version of a programme', () => {
  it('is proposed with the reason for it', () => given(published()).when(propose()).then(proposed()));
  it('is not in force while it is proposed', () => expect(stateAfter(published(), proposed()).versions).toHaveLength(1));
  it('stays silent when the same is proposed twice', () => given(published(), proposed()).when(propose()).thenNothing());
  it('is changed again by who proposed it, as another edition', () =>
    given(published(), proposed())
      .when(propose({ validityMonths: 6 }))
      .then(proposed({ validityMonths: 6 }, 2)));
  it('is another edition with another reason', () =>
    given(published(), proposed())
      .when(propose({}, wang, '另一理由'))
      .then(proposed({}, 2, 'staff-wang', '另一理由')));
  it('is not proposed over somebody else’s proposal', () =>
    given(published(), proposed())
      .when(propose({ validityMonths: 6 }, li))
      .thenRejects('AlreadyProposed'));
  it('is proposed by anybody once the last proposal was returned', () =>
    given(published(), proposed(), returned())
      .when(propose({}, li))
      .then(proposed({}, 2, 'staff-li')));
  it('is proposed anew, unchanged, after it was returned', () =>
    given(published(), proposed(), returned()).when(propose()).then(proposed({}, 2)));

  it.each<[string, Partial<ProgrammeForm>, string, string?]>([
    ['that is not the next', { version: 3 }, 'VersionNotNext', 'programme.version'],
    ['made on a table that was replaced meanwhile', { version: 1 }, 'VersionNotNext', 'programme.version'],
    ['from a day that is past', { validFrom: '2026-03-01' }, 'ValidFromPast', 'programme.validFrom'],
    ['that takes effect before its predecessor', { validFrom: '2025-12-31' }, 'ValidFromGoesBack', 'programme.validFrom'],
    ['that says nothing new', { rules: [rule] }, 'NothingChanged'],
    ['with a finding that leads nowhere', { rules: [] }, 'WithoutRule', 'programme.items.0.findings'],
    ['with two rows of one id', { rules: [rule, rule] }, 'CodeRepeated', 'programme.rules.1'],
    ['that waits for itself', { rules: [{ ...rule, furtherItems: ['skin'] }] }, 'WaitsForItself', 'programme.rules.0.furtherItems'],
  ])('is refused as one %s', (_what, overrides, code, field) => given(published()).when(propose(overrides)).thenRejects(code, field));

  it('may take effect today', () =>
    given(published())
      .when(propose({ validFrom: '2026-03-02' }))
      .then(proposed({ validFrom: '2026-03-02' })));
  it('is refused of a programme that nobody founded', () => given().when(propose()).thenRejects('NoSuchProgramme'));
});

describe('a proposal', () => {
  it('may have other items and jobs, and is one proposal with its rows', () => {
    const [skin] = handsProgramme().items;
    const vision = { ...skin!, code: 'vision', name: { zh: '视力', en: 'Vision' }, station: 'internal' as const };
    const over = {
      jobs: [{ code: 'oyster', name: { zh: '生蚝', en: 'Oysters' } }],
      items: [{ ...skin!, name: { zh: '手部皮肤', en: 'Skin of the hands' } }, vision],
      rules: [rule, { ...rule, id: 'vision.purulent', item: 'vision' }],
    };
    given(published()).when(propose(over)).then(proposed(over));
    given(published(), proposed(over)).when(confirm()).then(confirmed(over));
    expect(stateAfter(published(), proposed(over), confirmed(over)).versions.map(({ items }) => items.map(({ code }) => code))).toEqual([
      ['skin'],
      ['skin', 'vision'],
    ]);
  });
  it.each<[string, Partial<ProgrammeForm>, string, string]>([
    [
      'retires an item that a row still judges',
      { items: [{ ...handsProgramme().items[0]!, code: 'hands' }] },
      'WithoutRule',
      'programme.items.0.findings',
    ],
    [
      'retires the only job that an item is for',
      { items: [{ ...handsProgramme().items[0]!, applies: { jobs: ['waiter'] } }] },
      'UnknownReference',
      'programme.items.0.applies.jobs',
    ],
    ['has two jobs of one code', { jobs: [handsProgramme().jobs[0]!, handsProgramme().jobs[0]!] }, 'CodeRepeated', 'programme.jobs.1'],
  ])('is not proposed when it %s', (_what, over, code, field) => given(published()).when(propose(over)).thenRejects(code, field));

  it('is confirmed by another, and is the next version', () => given(published(), proposed()).when(confirm()).then(confirmed()));
  it('leaves nothing proposed once it is confirmed', () =>
    expect(stateAfter(published(), proposed(), confirmed())).toMatchObject({
      proposal: null,
      versions: [{ version: 1 }, { version: 2 }],
      publications: [
        { version: 1, proposedBy: null },
        { version: 2, note, proposedBy: 'staff-wang', publishedBy: 'staff-li' },
      ],
    }));
  it('stays silent when confirmed twice', () => given(published(), proposed(), confirmed()).when(confirm()).thenNothing());
  it('is not confirmed by who made it', () => given(published(), proposed()).when(confirm(1, wang)).thenRejects('DecidedByProposer'));
  it('is not confirmed by who changed it last, whoever began', () =>
    given(published(), proposed(), returned(), proposed({}, 2, 'staff-li'))
      .when(confirm(2))
      .thenRejects('DecidedByProposer'));
  it('is not confirmed as it was before its author changed it', () =>
    given(published(), proposed(), proposed({ validityMonths: 6 }, 2))
      .when(confirm(1))
      .thenRejects('ProposalChanged'));
  it('is not confirmed once its day is past', () =>
    given(published(), proposed())
      .when(confirm(1, commandMeta({ actorId: 'staff-li', now: '2026-04-01T16:00:00.000Z' })))
      .thenRejects('ValidFromPast', 'programme.validFrom'));
  it('is confirmed on its very day in China', () =>
    given(published(), proposed())
      .when(confirm(1, commandMeta({ actorId: 'staff-li', now: '2026-04-01T15:59:59.000Z' })))
      .then(published(next(), { note, proposedBy: 'staff-wang', publishedBy: 'staff-li', publishedAt: '2026-04-01T15:59:59.000Z' })));
  it('is not confirmed once returned', () => given(published(), proposed(), returned()).when(confirm()).thenRejects('ProposalReturned'));
  it('is not confirmed once withdrawn', () => given(published(), proposed(), withdrawn()).when(confirm()).thenRejects('NoProposal'));

  it('is returned with a reason', () => given(published(), proposed()).when(giveBack()).then(returned()));
  it('stays silent when returned twice', () => given(published(), proposed(), returned()).when(giveBack()).thenNothing());
  it('is not returned by who made it', () => given(published(), proposed()).when(giveBack(1, wang)).thenRejects('DecidedByProposer'));
  it('is not returned as another edition', () =>
    given(published(), proposed(), proposed({ validityMonths: 6 }, 2))
      .when(giveBack(1))
      .thenRejects('ProposalChanged'));

  it('is withdrawn by who made it', () => given(published(), proposed()).when(withdraw()).then(withdrawn()));
  it('is withdrawn also when returned', () => given(published(), proposed(), returned()).when(withdraw()).then(withdrawn()));
  it('stays silent when withdrawn twice', () => given(published(), proposed(), withdrawn()).when(withdraw()).thenNothing());
  it('is not withdrawn by another', () => given(published(), proposed()).when(withdraw(1, li)).thenRejects('NotTheProposer'));
  it.each([withdraw(), giveBack(), confirm()])('must be there for $type', (command) =>
    given(published()).when(command).thenRejects('NoProposal'),
  );
});

describe('the stored form', () => {
  it.each([proposed(), withdrawn(), returned(), confirmed()])('of $type', ({ type, data }) => {
    const { programme, ...rest } = programmeEvents.definitions[type].plain.parse(data) as Record<string, unknown>;
    expect({ ...rest, ...(programme !== undefined && { programme: '…' }) }).toMatchSnapshot();
  });
});

describe('what is sent', () => {
  it.each(['', '   ', 'x'.repeat(1001)])('needs a reason: %j', (reason) => {
    const { returnProgrammeProposal, proposeProgramme } = programmeOperations;
    expect(returnProgrammeProposal.input.safeParse({ programmeId: 'hands', edition: 1, reason }).success).toBe(false);
    expect(proposeProgramme.input.safeParse({ programme: next(), note: reason }).success).toBe(false);
  });
});
