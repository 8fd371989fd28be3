import type { CommandMeta } from '@healthcert/domain/kernel';
import { commandMeta, fixedId, fixedNow } from '../testing/command-meta.ts';
import type { SpecimenEvent, SpecimenEventNamed } from './events.ts';
import type { SpecimenCommand, SpecimenCommandNamed } from './forms.ts';
import { specimenNumber } from './number.ts';

export const caseId = fixedId(0x1);
export const personId = fixedId(0x2);
export const institutionId = 'clinic-1';
export const caseNumber = '260302123456';
export const nurse = 'staff-nurse';
export const laboratory = 'staff-laboratory';
const number = (serial: number): string => specimenNumber(caseNumber, serial);
export const blood = number(1);
export const stool = number(2);
export const third = number(3);

type DataOf<Type extends SpecimenCommand['type']> = SpecimenCommandNamed<Type>['data'];

const command =
  <Type extends SpecimenCommand['type']>(type: Type, usual: DataOf<Type>, usualActor: string) =>
  (overrides: Partial<DataOf<Type>> = {}, meta: Partial<CommandMeta> = {}): SpecimenCommandNamed<Type> =>
    ({
      type,
      data: { ...usual, ...overrides },
      meta: commandMeta({ actorId: usualActor, ...meta }),
    }) as unknown as SpecimenCommandNamed<Type>;

export const need = (item: string, kind: 'blood' | 'stool', state: 'pending' | 'done' = 'pending') => ({ item, kind, state });
export const allNeeds = [need('alt', 'blood'), need('shigella', 'stool'), need('salmonella', 'stool')];

export const label = command(
  'LabelSpecimens',
  { caseId, institutionId, personId, caseNumber, name: '李明例', cancelled: false, needs: allNeeds },
  'staff-desk',
);
const ofBlood = { caseId, number: blood };
export const collect = command('CollectSpecimen', ofBlood, nurse);
export const receive = command('ReceiveSpecimen', ofBlood, laboratory);
export const reject = command('RejectSpecimen', { ...ofBlood, reason: 'haemolysed', note: null }, laboratory);
export const redraw = command('RedrawSpecimen', ofBlood, nurse);
export const discard = command('DiscardSpecimen', { ...ofBlood, reason: 'lost' }, nurse);
export const undo = command('UndoSpecimenStep', ofBlood, nurse);

type Data<Type extends SpecimenEvent['type']> = SpecimenEventNamed<Type>['data'];

const event =
  <Type extends SpecimenEvent['type']>(type: Type, usual: Omit<Data<Type>, 'personId' | 'institutionId' | 'toCollect' | 'collected'>) =>
  (
    toCollect: readonly ('blood' | 'stool')[],
    collected: readonly ('blood' | 'stool')[],
    overrides: Partial<Data<Type>> = {},
  ): SpecimenEventNamed<Type> =>
    ({ type, data: { personId, institutionId, toCollect, collected, ...usual, ...overrides } }) as unknown as SpecimenEventNamed<Type>;

const label1 = { caseNumber, replaces: null, labelledAt: fixedNow, identity: { name: '李明例' } };
export const bloodLabelled = event('SpecimenLabelled', { ...label1, number: blood, kind: 'blood', container: 'serumTube', items: ['alt'] });
export const stoolLabelled = event('SpecimenLabelled', {
  ...label1,
  number: stool,
  kind: 'stool',
  container: 'stoolContainer',
  items: ['shigella', 'salmonella'],
});
export const itemsChanged = event('SpecimenItemsChanged', { number: blood, items: ['alt', 'havIgm'] });
export const collected = event('SpecimenCollected', { number: blood, by: 'staff', collectedBy: nurse, collectedAt: fixedNow });
export const received = event('SpecimenReceived', { number: blood, receivedBy: laboratory, receivedAt: fixedNow });
export const rejected = event('SpecimenRejected', {
  number: blood,
  reason: 'haemolysed',
  rejectedBy: laboratory,
  rejectedAt: fixedNow,
  clinical: { note: null },
});
export const redrawn = event('SpecimenRedrawn', { number: blood, redrawnAs: third });
export const finished = event('SpecimenFinished', { number: blood, finishedAt: fixedNow });
export const discarded = event('SpecimenDiscarded', { number: blood, reason: 'lost', discardedAt: fixedNow });
export const undone = event('SpecimenStepUndone', { number: blood, undone: 'collected', state: 'labelled', undoneAt: fixedNow });

/** Both labelled, as a food handler is sent to the stations. */
export const labelledBoth = () => [bloodLabelled(['blood'], []), stoolLabelled(['blood', 'stool'], [])] as const;

/** One of every event. */
export const everyEvent: readonly SpecimenEvent[] = [
  bloodLabelled(['blood'], []),
  itemsChanged(['blood'], []),
  collected([], ['blood']),
  received([], ['blood']),
  rejected(['blood'], []),
  redrawn(['blood'], []),
  finished([], []),
  discarded([], []),
  undone(['blood'], []),
];
