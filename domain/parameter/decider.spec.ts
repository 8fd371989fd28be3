import { specFor } from '@healthcert/domain/testing';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { emptyBook, evolve, valueIn } from './book.ts';
import { lateEntryDays, listPageSize, parameterOf, parameters, recordsMissedBookings, searchHits } from './catalogue.ts';
import { parameterDecider } from './decider.ts';
import { li, set, wang, wasProposed, wasSet } from './fixtures.ts';
import { isValueOf } from './parameter.ts';

const { given } = specFor(parameterDecider);
const { name: late } = lateEntryDays;
const { name: hits } = searchHits;
const looked = (edition = 1) => ({ name: late, edition });
const confirm = (edition = 1, meta = li) => ({ type: 'ConfirmParameterProposal', data: looked(edition), meta }) as const;
const withdraw = (edition = 1, meta = wang) => ({ type: 'WithdrawParameterProposal', data: looked(edition), meta }) as const;
const giveBack = (meta = li) => ({ type: 'ReturnParameterProposal', data: { ...looked(), reason: '过长' }, meta }) as const;
const confirmed = wasSet(late, 60, { note: '雨季停电', proposedBy: 'staff-wang' });
const returned = {
  type: 'ParameterProposalReturned',
  data: { institutionId: null, ...looked(), reason: '过长', returnedBy: 'staff-li', returnedAt: li.now },
} as const;

describe('a parameter that one person sets (A3)', () => {
  it('holds at once', () => given().when(set(hits, 30)).then(wasSet(hits, 30)));
  it('is set back', () =>
    given(wasSet(hits, 30))
      .when(set(hits, null))
      .then(wasSet(hits, null, { edition: 2 })));
  it('stays silent when it is set so already', () => given(wasSet(hits, 30)).when(set(hits, 30)).thenNothing());
  it('is not set over what another set meanwhile', () =>
    given(wasSet(hits, 30))
      .when(set(hits, 40, { edition: 0 }))
      .thenRejects('SetMeanwhile', 'value'));
  it.each([4, 51, 7.5, true])('takes no %s', (value) => given().when(set(hits, value)).thenRejects('OutOfRange', 'value'));
  it('takes one of its choices', () => given().when(set(listPageSize.name, 30)).thenRejects('NotAChoice', 'value'));
  it('is on or off', () => given().when(set(recordsMissedBookings.name, 1)).thenRejects('NotASwitch', 'value'));
  it('is one that there is', () => given().when(set('moon-phase', 1)).thenRejects('UnknownParameter', 'name'));
  it('is the city’s alone unless it says otherwise', () =>
    given()
      .when(set(hits, 30, { institutionId: 'clinic-1' }))
      .thenRejects('CityAlone', 'institutionId'));
});

describe('a parameter that two persons decide', () => {
  const propose = (value = 60, meta = wang) => set(late, value, { note: '雨季停电' }, meta);

  it('is proposed, with the reason', () => given().when(propose()).then(wasProposed(late, 60)));
  it('is not proposed without one', () => given().when(set(late, 60)).thenRejects('ReasonMissing', 'note'));
  it('is not proposed as it is', () => given(confirmed).when(propose()).thenRejects('NothingChanged', 'value'));
  it('stays silent when the same is proposed twice', () => given(wasProposed(late, 60)).when(propose()).thenNothing());
  it('is changed again by who proposed it', () =>
    given(wasProposed(late, 60))
      .when(propose(90))
      .then(wasProposed(late, 90, { edition: 2 })));
  it('is not proposed beside another’s proposal', () => given(wasProposed(late, 60)).when(propose(90, li)).thenRejects('AlreadyProposed'));
  it('holds once another confirms it', () => given(wasProposed(late, 60)).when(confirm()).then(confirmed));
  it('is not confirmed by who proposed it', () => given(wasProposed(late, 60)).when(confirm(1, wang)).thenRejects('DecidedByProposer'));
  it('is not confirmed as it was before its author changed it', () =>
    given(wasProposed(late, 60), wasProposed(late, 90, { edition: 2 }))
      .when(confirm(1))
      .thenRejects('ProposalChanged'));
  it('is confirmed once', () => given(wasProposed(late, 60), confirmed).when(confirm()).thenNothing());
  it('is withdrawn by its author', () =>
    given(wasProposed(late, 60))
      .when(withdraw())
      .then({ type: 'ParameterProposalWithdrawn', data: { institutionId: null, ...looked() } }));
  it('is withdrawn by nobody else', () => given(wasProposed(late, 60)).when(withdraw(1, li)).thenRejects('NotTheProposer'));
  it('is returned with a reason', () => given(wasProposed(late, 60)).when(giveBack()).then(returned));
  it('is not confirmed after that', () => given(wasProposed(late, 60), returned).when(confirm()).thenRejects('ProposalReturned'));
  it('is proposed anew by anybody after that', () =>
    given(wasProposed(late, 60), returned)
      .when(propose(45, li))
      .then(wasProposed(late, 45, { edition: 2, proposedBy: 'staff-li' })));
});

describe('the value in force', () => {
  const papers = parameterOf('papers-at-once')!;
  const book = (...events: ReturnType<typeof wasSet>[]) => events.reduce(evolve, emptyBook);

  it('is the declared one, the city’s, the institution’s own', () => {
    const city = book(wasSet(papers.name, 200));
    const own = book(wasSet(papers.name, 50, { institutionId: 'clinic-1' }));
    expect([valueIn(papers, emptyBook), valueIn(papers, city), valueIn(papers, city, own)]).toEqual([500, 200, 50]);
  });
  it('follows the city again once the institution sets its own back', () => {
    const own = book(wasSet(papers.name, 50), wasSet(papers.name, null, { edition: 2 }));
    expect(valueIn(papers, book(wasSet(papers.name, 200)), own)).toBe(200);
  });
  it('is not one that the declaration no longer admits', () => expect(valueIn(papers, book(wasSet(papers.name, 9000)))).toBe(500));
  it('is not changed by a proposal', () => expect(valueIn(lateEntryDays, evolve(emptyBook, wasProposed(late, 60)))).toBe(31));
  it('may be off', () => expect(valueIn(recordsMissedBookings, book(wasSet(recordsMissedBookings.name, false)))).toBe(false));
});

describe('what is declared', () => {
  it('has a name of its own and a default that it admits', () => {
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    expect(parameters.filter((one) => !isValueOf(one, one.default))).toEqual([]);
  });
  it('says in both languages what it is', () =>
    expect(parameters.filter(({ title, about }) => [title.zh, title.en, about.zh, about.en].includes(''))).toEqual([]));
  test.prop([fc.integer()])('an amount is in force exactly within its range', (value) => {
    const [least, most] = lateEntryDays.range;
    expect(valueIn(lateEntryDays, evolve(emptyBook, wasSet(late, value)))).toBe(least <= value && value <= most ? value : 31);
  });
});
