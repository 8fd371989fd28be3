import { isDeepStrictEqual } from 'node:util';
import type { Command, Decider } from '@healthcert/domain/kernel';
import { evolveEntries, noEntries, siblings, valueOf, type Entries, type Entry, type EntryValue } from './entries.ts';
import { registerEvents, type RegisterEvent } from './events.ts';
import { placeBetween } from './place.ts';
import { reject } from './rejections.ts';
import type { Adding, Changing, Moving, Step } from './steps.ts';

/** What is sent of one list of a kind. */
export interface Sent {
  readonly institutionId?: string | null;
  /** The code of a dictionary of the city's own; kinds that are declared have none. */
  readonly dictionary?: string;
  readonly changes: readonly Step[];
}

export type ChangeRegister = Command<string, Sent>;

/** What the rules of a kind read of its declaration. */
export interface RegisterRules {
  /** Of which list; one decider serves all dictionaries of the city's own. */
  readonly kindOf: (sent: Sent) => string;
  readonly tree: boolean;
  /** Paths into the value ("name.zh") that no two entries in use may share. */
  readonly unique: readonly string[];
  /** The kind's own rules: rejects; `path` leads to the value ("changes.0.add.value"). */
  readonly check: (value: EntryValue, entry: { readonly code: string; readonly path: string }) => void;
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);

interface Turn {
  readonly rules: RegisterRules;
  readonly kind: string;
  readonly institutionId: string | null;
  readonly entries: Entries;
  /** Of the step in the input ("changes.0.add"). */
  readonly path: string;
}

const of = ({ kind, institutionId }: Turn, code: string) => ({ kind, institutionId, code });

const known = ({ entries, path }: Turn, code: string): Entry =>
  entries.get(code) ?? reject('EntryUnknown', { field: `${path}.code`, with: { code } });

const inUse = (turn: Turn, code: string): Entry => {
  const entry = known(turn, code);
  return entry.retired ? reject('EntryIsRetired', { field: `${turn.path}.code`, with: { code } }) : entry;
};

const mayHold = ({ rules, entries, path }: Turn, code: string, value: EntryValue): void => {
  for (const unique of rules.unique) {
    const keys = unique.split('.');
    const mine = at(value, keys);
    if (mine === undefined || mine === null) continue;
    const taken = entries.values().find((other) => other.code !== code && !other.retired && at(valueOf(other), keys) === mine);
    if (taken) reject('ValueTaken', { field: `${path}.value.${unique}`, with: { value: mine as string, code: taken.code } });
  }
  rules.check(value, { code, path: `${path}.value` });
};

const isBelow = (entries: Entries, code: string | null, above: string): boolean =>
  code !== null && (code === above || isBelow(entries, entries.get(code)?.parent ?? null, above));

/** Of those below a parent but for one; found without sorting, since a file adds thousands. */
const lastPlace = (entries: Entries, parent: string | null, but: string): string => {
  let last = '';
  for (const entry of entries.values()) if (entry.parent === parent && entry.code !== but && entry.place > last) last = entry.place;
  return last;
};

/** Where an entry shall stand, among those that will stand beside it. */
const standingOf = (turn: Turn, { code, parent: wanted, before }: Moving) => {
  const { rules, entries, path } = turn;
  const parent = wanted ?? null;
  if (parent !== null && !rules.tree) reject('NoTree', { field: `${path}.parent` });
  if (parent !== null && !entries.has(parent)) reject('ParentUnknown', { field: `${path}.parent`, with: { code: parent } });
  if (isBelow(entries, parent, code)) reject('BelowItself', { field: `${path}.parent` });
  if (before == null) return { parent, place: placeBetween(lastPlace(entries, parent, code), null) };
  const beside = siblings(entries, parent).filter((entry) => entry.code !== code);
  const next = beside.findIndex((entry) => entry.code === before);
  if (next < 0) reject('EntryUnknown', { field: `${path}.before`, with: { code: before } });
  return { parent, place: placeBetween(beside[next - 1]?.place ?? '', beside[next]!.place) };
};

/** What stands next to an entry: moving it there again moves nothing. */
const standsAlready = ({ entries }: Turn, { parent, code }: Entry, wanted: Moving): boolean => {
  if ((wanted.parent ?? null) !== parent) return false;
  const beside = siblings(entries, parent);
  return (beside[beside.findIndex((entry) => entry.code === code) + 1]?.code ?? null) === (wanted.before ?? null);
};

const add = (turn: Turn, adding: Adding): readonly RegisterEvent[] => {
  const { code, value } = adding;
  const standing = turn.entries.get(code);
  if (standing) {
    const same = !standing.retired && standing.parent === (adding.parent ?? null) && isDeepStrictEqual(valueOf(standing), value);
    return same ? [] : reject('EntryExists', { field: `${turn.path}.code`, with: { code } });
  }
  mayHold(turn, code, value);
  return [{ type: 'EntryAdded', data: { ...of(turn, code), ...standingOf(turn, adding), value } }];
};

const change = (turn: Turn, { code, value, edition }: Changing): readonly RegisterEvent[] => {
  const entry = inUse(turn, code);
  if (isDeepStrictEqual(valueOf(entry), value)) return [];
  if (edition != null && edition !== entry.editions.length) reject('ChangedMeanwhile', { field: `${turn.path}.edition`, with: { code } });
  mayHold(turn, code, value);
  return [{ type: 'EntryChanged', data: { ...of(turn, code), edition: entry.editions.length + 1, value } }];
};

const move = (turn: Turn, moving: Moving): readonly RegisterEvent[] => {
  const entry = known(turn, moving.code);
  const standing = standingOf(turn, moving);
  return standsAlready(turn, entry, moving) ? [] : [{ type: 'EntryMoved', data: { ...of(turn, moving.code), ...standing } }];
};

const retire = (turn: Turn, code: string): readonly RegisterEvent[] => {
  if (known(turn, code).retired) return [];
  if (siblings(turn.entries, code).some(({ retired }) => !retired))
    reject('HasEntriesBelow', { field: `${turn.path}.code`, with: { code } });
  return [{ type: 'EntryRetired', data: of(turn, code) }];
};

const restore = (turn: Turn, code: string): readonly RegisterEvent[] => {
  const entry = known(turn, code);
  if (!entry.retired) return [];
  if (entry.parent !== null) inUse(turn, entry.parent);
  mayHold(turn, code, valueOf(entry));
  return [{ type: 'EntryRestored', data: of(turn, code) }];
};

const decideStep = (step: Step, turn: (name: keyof Step) => Turn): readonly RegisterEvent[] => {
  if (step.add) return add(turn('add'), step.add);
  if (step.change) return change(turn('change'), step.change);
  if (step.move) return move(turn('move'), step.move);
  if (step.retire) return retire(turn('retire'), step.retire.code);
  return step.restore ? restore(turn('restore'), step.restore.code) : [];
};

/** The one decider of every list: each step is decided on what the steps before it leave; all happen, or none. */
export const registerDecider = (rules: RegisterRules): Decider<Entries, ChangeRegister, RegisterEvent> => ({
  events: registerEvents,
  initial: noEntries,
  decide: ({ data }, before) => {
    const { institutionId = null, changes } = data;
    const kind = rules.kindOf(data);
    const happened: RegisterEvent[] = [];
    let entries = before;
    for (const [n, step] of changes.entries()) {
      const turn = (name: keyof Step): Turn => ({ rules, kind, institutionId, entries, path: `changes.${n}.${name}` });
      const decided = decideStep(step, turn);
      happened.push(...decided);
      entries = decided.reduce(evolveEntries, entries);
    }
    return happened;
  },
  evolve: evolveEntries,
});
