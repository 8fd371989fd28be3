import type { CommandMeta } from './decider.ts';
import { rejections } from './rejection.ts';
import type { Text } from './text.ts';

/** What one person wants, and another makes binding: how it stands (ADR 0035). */
export interface Proposed {
  /** Counted over the whole life of what it changes; changed again, it is the next. */
  readonly edition: number;
  readonly note: string;
  readonly proposedBy: string;
  /** ISO instant. */
  readonly proposedAt: string;
  /** Null: it waits for its confirmation. */
  readonly returned: { readonly reason: string; readonly returnedBy: string; readonly returnedAt: string } | null;
}

/** Where something may be proposed, and how its last proposal ended. */
export interface ProposalDesk<P extends Proposed = Proposed> {
  readonly proposal: P | null;
  /** How many there were so far. */
  readonly editions: number;
  /** How the last proposal ended, if none stands. */
  readonly ended: 'withdrawn' | 'confirmed' | null;
}

export const proposalRefusals = {
  AlreadyProposed: {
    zh: '已有他人提出的修订等待审定，须先审定、退回或撤回',
    en: 'Somebody else’s proposal waits: it is to be confirmed, returned or withdrawn first',
  },
  NoProposal: { zh: '没有等待审定的修订', en: 'Nothing is proposed' },
  ProposalChanged: { zh: '修订已被提出人更改，请重新查看', en: 'The proposal has been changed since: look at it again' },
  ProposalReturned: { zh: '修订已退回提出人', en: 'The proposal was returned to who made it' },
  NotTheProposer: { zh: '只有提出人可以撤回', en: 'Only who proposed it may withdraw it' },
  DecidedByProposer: { zh: '提出人不能审定或退回自己的修订', en: 'Who proposed it can neither confirm nor return it' },
} as const satisfies Record<string, Text>;

const reject = rejections(proposalRefusals);

/** One waits at a time, and its author may change it. @throws Rejection AlreadyProposed */
export const refuseBeside = (proposal: Proposed | null, { actorId }: CommandMeta): void => {
  if (proposal && !proposal.returned && proposal.proposedBy !== actorId) reject('AlreadyProposed');
};

/** The proposal that stands, if it is the one that was looked at. */
const lookedAt = <P extends Proposed>(proposal: P | null, edition: number): P => {
  if (!proposal) return reject('NoProposal');
  return proposal.edition === edition ? proposal : reject('ProposalChanged');
};

/** Whether that edition ended so already: said again, it is silent. */
const endedSo = ({ ended, editions }: ProposalDesk, how: NonNullable<ProposalDesk['ended']>, edition: number): boolean =>
  ended === how && editions === edition;

/** To be taken back by its author; null: it was. @throws Rejection */
export const toWithdraw = <P extends Proposed>(desk: ProposalDesk<P>, edition: number, { actorId }: CommandMeta): P | null => {
  if (endedSo(desk, 'withdrawn', edition)) return null;
  const proposal = lookedAt(desk.proposal, edition);
  return proposal.proposedBy === actorId ? proposal : reject('NotTheProposer');
};

/** To be given back by another than its author; null: it was. @throws Rejection */
export const toReturn = <P extends Proposed>(desk: ProposalDesk<P>, edition: number, { actorId }: CommandMeta): P | null => {
  const proposal = lookedAt(desk.proposal, edition);
  if (proposal.returned) return null;
  return proposal.proposedBy === actorId ? reject('DecidedByProposer') : proposal;
};

/** To be made binding by another than its author; null: it was. @throws Rejection */
export const toConfirm = <P extends Proposed>(desk: ProposalDesk<P>, edition: number, { actorId }: CommandMeta): P | null => {
  if (endedSo(desk, 'confirmed', edition)) return null;
  const proposal = lookedAt(desk.proposal, edition);
  if (proposal.returned) reject('ProposalReturned');
  return proposal.proposedBy === actorId ? reject('DecidedByProposer') : proposal;
};
