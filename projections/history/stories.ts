import { institutionDecider, type InstitutionEvent, type InstitutionTree } from '@healthcert/domain/institution';
import type { DomainEvent } from '@healthcert/domain/kernel';
import { personDecider, type Person, type PersonEvent } from '@healthcert/domain/person';
import type { Change } from './difference.ts';
import type { Story } from './history.ts';

/** Reasons of these are codes of a list. */
const reasonOf = ({ data }: DomainEvent): readonly Change[] => {
  const { reason } = data as { readonly reason?: unknown };
  return typeof reason === 'string' ? [{ path: 'reason', before: null, after: reason }] : [];
};

/** A person's own record: who they are, by which papers, and whether it may be processed. */
export const personStory: Story<PersonEvent, Person> = {
  initial: personDecider.initial,
  evolve: personDecider.evolve,
  view: ({ record, released, processing }) => {
    if (!record) return null;
    const { personId: _of, identity, ...plain } = record;
    if (!identity) return { processing, ...plain, identity };
    // The kind of the paper is said once, among what is plain.
    const { documentType: _plain, ...who } = identity;
    return { processing, ...plain, identity: { ...who, released } };
  },
  besides: reasonOf,
};

/** One institution in the tree. Its events alone are given. */
export const institutionStory = (institutionId: string): Story<InstitutionEvent, InstitutionTree> => ({
  initial: institutionDecider.initial,
  evolve: institutionDecider.evolve,
  view: (tree) => {
    const found = tree.get(institutionId);
    if (!found) return null;
    const { institutionId: _of, edition: _count, items, hours, ...rest } = found;
    // A list of codes is one thing that changes, and so are the openings of a day.
    const days = Map.groupBy(hours, ({ day }) => day);
    const openings = [...days].map(([day, of]) => [day, of.map(({ from, until }) => `${from}–${until}`).join(' ')] as const);
    return { ...rest, items: items.join(' ') || null, hours: Object.fromEntries(openings) };
  },
  besides: reasonOf,
});
