import type { CommandMeta } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import type { Case, Registration } from './case.ts';
import type { CaseCommand, CommandNamed } from './commands.ts';
import type { CaseEvent, EventNamed } from './events.ts';
import { reject } from './rejections.ts';

type Unstaged<E> = E extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'stage' | 'pendingStations' | 'abnormalItems'> }
  : never;

/** An event as a slice decides it: the decider adds what stands after it. */
export type Happened = Unstaged<CaseEvent>;

/** The commands that a slice answers. */
export type Decisions<Type extends CaseCommand['type']> = {
  readonly [T in Type]: (command: CommandNamed<T>, state: Case, programme: Programme) => readonly Happened[];
};

/** How the events of a slice change the state. */
export type Evolutions<Type extends CaseEvent['type']> = {
  readonly [T in Type]: (state: Case, data: EventNamed<T>['data']) => Case;
};

export const today = (meta: CommandMeta): string => dayInChina(meta.now);

/** A case that was registered and not cancelled. */
export const openCase = (state: Case): Registration => {
  if (state.cancelledAt !== null) return reject('AlreadyCancelled');
  return state.registration ?? reject('NoSuchCase');
};

export const given = (reason: string, field = 'reason'): string => (reason.trim() === '' ? reject('ReasonMissing', { field }) : reason);
