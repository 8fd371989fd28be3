import type { Decider } from '@healthcert/domain/kernel';
import { specimenEvents, type SpecimenEvent, type SpecimenState } from './events.ts';
import type { SpecimenCommand, SpecimenCommandNamed } from './forms.ts';
import type { Happened } from './happened.ts';
import { labelled, labelling } from './labelling.ts';
import { reject } from './rejections.ts';
import { noSpecimens, standingOf, type Specimen, type Specimens } from './specimens.ts';

const decideBare = (command: SpecimenCommand, specimens: Specimens): readonly Happened[] => {
  switch (command.type) {
    case 'LabelSpecimens':
      return labelling(command, withOwner(specimens, command), evolveBare);
    case 'CollectSpecimen':
      return collect(command, get(specimens, command.data.number));
    case 'ReceiveSpecimen':
      return receive(command, get(specimens, command.data.number));
    case 'RejectSpecimen':
      return rejectSpecimen(command, get(specimens, command.data.number));
    case 'RedrawSpecimen':
      return redraw(command, specimens, get(specimens, command.data.number));
    case 'DiscardSpecimen':
      return discard(command, get(specimens, command.data.number));
    case 'UndoSpecimenStep':
      return undo(command, get(specimens, command.data.number));
  }
};

const withOwner = (specimens: Specimens, { data }: SpecimenCommandNamed<'LabelSpecimens'>): Specimens => {
  const { personId, institutionId, caseNumber, name } = data;
  return { ...specimens, of: specimens.of ?? { personId, institutionId, caseNumber, name } };
};

const get = ({ all }: Specimens, number: string): Specimen =>
  all.find((specimen) => specimen.number === number) ?? reject('UnknownSpecimen', { field: 'number' });

/** One with which nothing more is done. */
const refuseEnded = ({ state, redrawnAs }: Specimen): void => {
  if (redrawnAs !== null) reject('AlreadyRedrawn', { field: 'number' });
  if (state === 'finished') reject('SpecimenFinished', { field: 'number' });
  if (state === 'discarded') reject('SpecimenDiscarded', { field: 'number' });
};

const collect = ({ data, meta }: SpecimenCommandNamed<'CollectSpecimen'>, specimen: Specimen): readonly Happened[] => {
  refuseEnded(specimen);
  if (specimen.state === 'collected') return [];
  if (specimen.state === 'received') reject('AlreadyReceived', { field: 'number' });
  if (specimen.state === 'rejected') reject('SpecimenRejected', { field: 'number' });
  const by = data.bySelf ? 'self' : 'staff';
  if (by === 'self' && specimen.kind === 'blood') reject('SelfCollectedBlood', { field: 'bySelf' });
  return [{ type: 'SpecimenCollected', data: { number: specimen.number, by, collectedBy: meta.actorId, collectedAt: meta.now } }];
};

const receive = ({ meta }: SpecimenCommandNamed<'ReceiveSpecimen'>, specimen: Specimen): readonly Happened[] => {
  refuseEnded(specimen);
  if (specimen.state === 'received') return [];
  if (specimen.state === 'labelled') reject('NotCollected', { field: 'number' });
  if (specimen.state === 'rejected') reject('SpecimenRejected', { field: 'number' });
  return [{ type: 'SpecimenReceived', data: { number: specimen.number, receivedBy: meta.actorId, receivedAt: meta.now } }];
};

const rejectSpecimen = ({ data, meta }: SpecimenCommandNamed<'RejectSpecimen'>, specimen: Specimen): readonly Happened[] => {
  refuseEnded(specimen);
  if (specimen.state === 'rejected') return [];
  if (specimen.state === 'labelled') reject('NotCollected', { field: 'number' });
  const { number } = specimen;
  const rejected = { number, reason: data.reason, rejectedBy: meta.actorId, rejectedAt: meta.now };
  return [{ type: 'SpecimenRejected', data: { ...rejected, clinical: { note: data.note || null } } }];
};

const redraw = ({ meta }: SpecimenCommandNamed<'RedrawSpecimen'>, specimens: Specimens, specimen: Specimen): readonly Happened[] => {
  if (specimen.redrawnAs !== null) return [];
  if (specimen.state !== 'rejected' || !specimens.of) return reject('NotRejected', { field: 'number' });
  const { number, kind, items } = specimen;
  const next = labelled(specimens, specimens.of, { kind, items, replaces: number }, meta.now);
  return [{ type: 'SpecimenRedrawn', data: { number, redrawnAs: next.data.number } }, next];
};

const discard = ({ data, meta }: SpecimenCommandNamed<'DiscardSpecimen'>, specimen: Specimen): readonly Happened[] => {
  if (specimen.state === 'discarded') return [];
  refuseEnded(specimen);
  return [{ type: 'SpecimenDiscarded', data: { number: specimen.number, reason: data.reason, discardedAt: meta.now } }];
};

const undo = ({ meta }: SpecimenCommandNamed<'UndoSpecimenStep'>, specimen: Specimen): readonly Happened[] => {
  refuseEnded(specimen);
  const step = specimen.steps.at(-1) ?? reject('NothingToUndo', { field: 'number' });
  if (step.by !== meta.actorId) reject('NotYourStep', { field: 'number' });
  const { number, state } = specimen;
  return [{ type: 'SpecimenStepUndone', data: { number, undone: state, state: step.from, undoneAt: meta.now } }];
};

const withSpecimen = (specimens: Specimens, number: string, change: (specimen: Specimen) => Partial<Specimen>): Specimens => ({
  ...specimens,
  all: specimens.all.map((specimen) => (specimen.number === number ? { ...specimen, ...change(specimen) } : specimen)),
});

const stepped = (state: SpecimenState, by: string) => (specimen: Specimen) => ({
  state,
  steps: [...specimen.steps, { from: specimen.state, by }],
});

const evolveBare = (specimens: Specimens, { type, data }: Happened): Specimens => {
  switch (type) {
    case 'SpecimenLabelled': {
      const { number, kind, items } = data;
      return {
        ...specimens,
        all: [...specimens.all, { number, kind, items, state: 'labelled', steps: [], redrawnAs: null, collectedAt: null }],
      };
    }
    case 'SpecimenItemsChanged':
      return withSpecimen(specimens, data.number, () => ({ items: data.items }));
    case 'SpecimenCollected':
      return withSpecimen(specimens, data.number, (specimen) => ({
        ...stepped('collected', data.collectedBy)(specimen),
        collectedAt: data.collectedAt,
      }));
    case 'SpecimenReceived':
      return withSpecimen(specimens, data.number, stepped('received', data.receivedBy));
    case 'SpecimenRejected':
      return withSpecimen(specimens, data.number, stepped('rejected', data.rejectedBy));
    case 'SpecimenRedrawn':
      return withSpecimen(specimens, data.number, () => ({ redrawnAs: data.redrawnAs }));
    case 'SpecimenFinished':
      return withSpecimen(specimens, data.number, () => ({ state: 'finished' }));
    case 'SpecimenDiscarded':
      return withSpecimen(specimens, data.number, () => ({ state: 'discarded' }));
    case 'SpecimenStepUndone':
      return withSpecimen(specimens, data.number, ({ steps, collectedAt }) => ({
        state: data.state,
        steps: steps.slice(0, -1),
        collectedAt: data.undone === 'collected' ? null : collectedAt,
      }));
  }
};

const evolve = (specimens: Specimens, event: SpecimenEvent): Specimens => {
  const after = evolveBare(specimens, event);
  if (event.type !== 'SpecimenLabelled') return after;
  const { personId, institutionId, caseNumber, identity } = event.data;
  return { ...after, of: { personId, institutionId, caseNumber, name: identity?.name ?? null } };
};

/** Adds to each event whose it is, and what stands after it. */
const decide = (command: SpecimenCommand, specimens: Specimens): readonly SpecimenEvent[] => {
  const of = command.type === 'LabelSpecimens' ? withOwner(specimens, command).of : specimens.of;
  const whose = { personId: of?.personId ?? '', institutionId: of?.institutionId ?? '' };
  let state = specimens;
  return decideBare(command, specimens).map((happened) => {
    state = evolveBare(state, happened);
    return { type: happened.type, data: { ...happened.data, ...whose, ...standingOf(state) } } as SpecimenEvent;
  });
};

export const specimenDecider: Decider<Specimens, SpecimenCommand, SpecimenEvent> = {
  events: specimenEvents,
  initial: noSpecimens,
  decide,
  evolve,
};
