import { containers, specimenKinds, type SpecimenKind } from './events.ts';
import type { SpecimenCommandNamed } from './forms.ts';
import { specimenNumber } from './number.ts';
import { reject } from './rejections.ts';
import { isOpen, lastOf, type Specimen, type Specimens } from './specimens.ts';
import type { Happened } from './happened.ts';

type Labelling = SpecimenCommandNamed<'LabelSpecimens'>;
type Need = Labelling['data']['needs'][number];

const mostSpecimens = 99;

/** The label of the case's next specimen. */
export const labelled = (
  specimens: Specimens,
  of: NonNullable<Specimens['of']>,
  what: { readonly kind: SpecimenKind; readonly items: readonly string[]; readonly replaces: string | null },
  labelledAt: string,
): Happened => {
  const serial = specimens.all.length + 1;
  if (serial > mostSpecimens) reject('TooManySpecimens');
  const { kind, items, replaces } = what;
  return {
    type: 'SpecimenLabelled',
    data: {
      number: specimenNumber(of.caseNumber, serial),
      caseNumber: of.caseNumber,
      kind,
      container: containers[kind],
      items: [...items],
      replaces,
      labelledAt,
      identity: { name: of.name },
    },
  };
};

const sameItems = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

/** What becomes of an open specimen for which nothing is pending: finished with its results, or not needed. */
const ended = ({ number, items }: Specimen, needs: readonly Need[], at: string): Happened =>
  needs.some(({ item }) => items.includes(item))
    ? { type: 'SpecimenFinished', data: { number, finishedAt: at } }
    : { type: 'SpecimenDiscarded', data: { number, reason: 'notNeeded', discardedAt: at } };

/** Items of one kind share one container. One that was rejected waits for whoever redraws it. */
const forKind = (kind: SpecimenKind, { data, meta }: Labelling, specimens: Specimens): Happened | null => {
  const needs = data.needs.filter((need) => need.kind === kind);
  const pending = needs.filter(({ state }) => state === 'pending').map(({ item }) => item);
  const last = lastOf(specimens, kind);
  if (last && isOpen(last)) {
    if (pending.length === 0) return ended(last, needs, meta.now);
    const items = needs.map(({ item }) => item).filter((item) => pending.includes(item) || last.items.includes(item));
    return sameItems(items, last.items) ? null : { type: 'SpecimenItemsChanged', data: { number: last.number, items } };
  }
  if (pending.length === 0 || (last?.state === 'rejected' && last.redrawnAs === null)) return null;
  const { personId, institutionId, caseNumber, name } = data;
  const of = specimens.of ?? { personId, institutionId, caseNumber, name };
  return labelled(specimens, of, { kind, items: pending, replaces: null }, meta.now);
};

const discarded = ({ number }: Specimen, at: string): Happened => ({
  type: 'SpecimenDiscarded',
  data: { number, reason: 'caseCancelled', discardedAt: at },
});

/** Brings the specimens in line with the case's items; `after` folds what was decided before the next kind is looked at. */
export const labelling = (
  command: Labelling,
  specimens: Specimens,
  after: (specimens: Specimens, happened: Happened) => Specimens,
): readonly Happened[] => {
  if (command.data.cancelled) return specimens.all.filter(isOpen).map((specimen) => discarded(specimen, command.meta.now));
  const happened: Happened[] = [];
  let state = specimens;
  for (const kind of specimenKinds) {
    const event = forKind(kind, command, state);
    if (!event) continue;
    happened.push(event);
    state = after(state, event);
  }
  return happened;
};
