import type { ProposalDesk, Proposed } from '@healthcert/domain/kernel';
import type { ParameterEvent } from './events.ts';
import type { MenuArrangement } from './menu.ts';
import { isValueOf, type Parameter, type ParameterValue } from './parameter.ts';

/** A value as somebody wants it; it holds once another has confirmed it. */
export interface ParameterProposal extends Proposed {
  readonly value: ParameterValue | null;
}

/** How one parameter stands. */
export interface ParameterStanding extends ProposalDesk<ParameterProposal> {
  /** Null: never set, or set back. */
  readonly value: ParameterValue | null;
  /** How often it was set. */
  readonly edition: number;
}

/** What a city, or an institution, has set; a stream of its own for each. */
export interface ParameterBook {
  readonly standings: ReadonlyMap<string, ParameterStanding>;
  /** By role; null: everybody's. */
  readonly menus: ReadonlyMap<string | null, MenuArrangement>;
}

export const emptyBook: ParameterBook = { standings: new Map(), menus: new Map() };

const unset: ParameterStanding = { value: null, edition: 0, proposal: null, editions: 0, ended: null };

export const standingOf = ({ standings }: ParameterBook, name: string): ParameterStanding => standings.get(name) ?? unset;

/**
 * The value in force: the institution's own, else the city's, else the declared one. One that the declaration no longer
 * admits counts as not set.
 */
export const valueIn = <Value extends ParameterValue>(
  declared: Parameter<Value>,
  city: ParameterBook,
  own: ParameterBook | null = null,
): Value => {
  const set = [own, city].flatMap((book) => (book ? [standingOf(book, declared.name).value] : []));
  return (set.find((value) => isValueOf(declared, value)) ?? declared.default) as Value;
};

const stood = (book: ParameterBook, name: string, change: Partial<ParameterStanding>): ParameterBook => ({
  ...book,
  standings: new Map(book.standings).set(name, { ...standingOf(book, name), ...change }),
});

export const evolve = (book: ParameterBook, { type, data }: ParameterEvent): ParameterBook => {
  switch (type) {
    case 'ParameterSet': {
      const { value, edition, name } = data;
      const { proposal, ended } = standingOf(book, name);
      return stood(book, name, { value, edition, proposal: null, ended: proposal ? 'confirmed' : ended });
    }
    case 'ParameterProposed': {
      const { institutionId: _whose, name, ...proposed } = data;
      return stood(book, name, { proposal: { ...proposed, returned: null }, editions: data.edition, ended: null });
    }
    case 'ParameterProposalWithdrawn':
      return stood(book, data.name, { proposal: null, ended: 'withdrawn' });
    case 'ParameterProposalReturned': {
      const { proposal } = standingOf(book, data.name);
      const { reason, returnedBy, returnedAt } = data;
      return stood(book, data.name, { proposal: proposal && { ...proposal, returned: { reason, returnedBy, returnedAt } } });
    }
    case 'MenuArranged': {
      const { roleId, places, edition } = data;
      return { ...book, menus: new Map(book.menus).set(roleId, { places, edition }) };
    }
  }
};
