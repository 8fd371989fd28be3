import type { Command, Decider } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { openCasesEvents, type OpenCasesEvent } from './events.ts';
import { reject } from './rejections.ts';

/** How a case stands that was opened earlier, as its own stream says. */
export type CaseStanding =
  | { readonly is: 'open'; readonly caseNumber: string; readonly registeredAt: string }
  | { readonly is: 'closed' }
  /** Opened here, but not registered: somebody is about to, or a desk broke off. */
  | { readonly is: 'unregistered' };

/** By case id, of all that `candidates` names. */
export type CaseStandings = ReadonlyMap<string, CaseStanding>;

interface Place {
  readonly institutionId: string;
  readonly programmeId: string;
}

interface Opening extends Place {
  readonly personId: string;
  readonly caseId: string;
  /** A reason was given to have another case beside the open one. */
  readonly knowingly: boolean;
  /** The case was here before, and comes back: taken up again, reopened, examined once more. */
  readonly back: boolean;
}
export type OpenCase = Command<'OpenCase', Opening>;

interface Opened extends Place {
  readonly caseId: string;
  readonly openedAt: string;
}

/** The cases of one person that may be open; which of them are is told by their own streams. */
export type OpenCases = readonly Opened[];

/** Longer than any desk takes between opening a case and registering it, retries included. */
const registeringTakes = 2 * 60_000;

const samePlace = (one: Place, other: Place): boolean => one.institutionId === other.institutionId && one.programmeId === other.programmeId;

/** Whose standing decides whether another case may be opened there. */
export const candidates = (state: OpenCases, place: Place): readonly string[] =>
  state.filter((opened) => samePlace(opened, place)).map(({ caseId }) => caseId);

const decide = ({ data, meta }: OpenCase, state: OpenCases, standings: CaseStandings): readonly OpenCasesEvent[] => {
  const here = state.filter((opened) => samePlace(opened, data));
  if (here.some(({ caseId }) => caseId === data.caseId)) return [];
  const besides: string[] = [];
  for (const { caseId, openedAt } of here) {
    const standing = standings.get(caseId) ?? { is: 'unregistered' };
    const isRegistering = standing.is === 'unregistered' && Date.parse(meta.now) - Date.parse(openedAt) < registeringTakes;
    if (standing.is !== 'open' && !isRegistering) continue;
    besides.push(caseId);
    if (data.knowingly) continue;
    if (standing.is !== 'open') return reject('BeingRegistered', { field: 'documentNumber' });
    const which = { number: standing.caseNumber, day: dayInChina(standing.registeredAt) };
    return data.back ? reject('NewerCaseOpen', { with: which }) : reject('CaseStillOpen', { field: 'besideOpen', with: which });
  }
  const { personId, caseId, institutionId, programmeId } = data;
  return [{ type: 'CaseOpened', data: { personId, caseId, institutionId, programmeId, openedAt: meta.now, besides } }];
};

const evolve = (state: OpenCases, { data }: OpenCasesEvent): OpenCases => [
  ...state.filter((opened) => !samePlace(opened, data) || data.besides.includes(opened.caseId)),
  data,
];

/**
 * One open case for each person, institution and programme (A7), decided in a stream of the person's: two desks that
 * register the same person at once append to it one after the other, and the second is refused.
 */
export const openCasesDecider: Decider<OpenCases, OpenCase, OpenCasesEvent, CaseStandings> = {
  events: openCasesEvents,
  initial: [],
  decide,
  evolve,
};
