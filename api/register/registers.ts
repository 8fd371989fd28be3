import type { CommandHandler } from '@healthcert/domain/kernel';
import {
  entriesInForce,
  readEntry,
  registerStream,
  type AnyRegister,
  type EditionRef,
  type Entries,
  type EntryInForce,
  type Register,
} from '@healthcert/domain/register';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { liveState } from '../operations/index.ts';

/** The configuration as the server's own parts read it: at most a second old, its own writes at once. */
export interface Registers {
  /** What is in force for an institution, in its order; null: the city's own list. */
  entriesOf<Schema extends z.ZodObject>(
    register: Register<Schema>,
    institutionId: string | null,
  ): Promise<readonly EntryInForce<z.output<Schema>>[]>;
  /** One edition that a decision referred to: it never changes. Null: there is none. */
  edition<Schema extends z.ZodObject>(register: Register<Schema>, ref: EditionRef): Promise<z.output<Schema> | null>;
  /** All entries of one list, retired ones too. */
  all(register: AnyRegister, institutionId: string | null): Promise<Entries>;
  forget(): void;
}

export const createRegisters = (handler: CommandHandler): Registers => {
  const lists = new LRUCache<string, () => Promise<Entries>>({ max: 2000 });
  const editions = new LRUCache<string, object>({ max: 5000 });
  const merged = new LRUCache<string, { readonly of: readonly [Entries, Entries | null]; readonly list: readonly EntryInForce<unknown>[] }>(
    {
      max: 2000,
    },
  );

  const all = (register: AnyRegister, institutionId: string | null): Promise<Entries> => {
    const stream = registerStream(register.kind, institutionId);
    const kept = lists.get(stream);
    if (kept) return kept();
    const list = liveState(handler, register.decider, stream);
    lists.set(stream, list);
    return list();
  };

  const entriesOf = async <Schema extends z.ZodObject>(register: Register<Schema>, institutionId: string | null) => {
    const [ofCity, own] = await Promise.all([
      all(register, null),
      institutionId === null || register.scope === 'city' ? null : all(register, institutionId),
    ]);
    const stream = registerStream(register.kind, institutionId);
    const kept = merged.get(stream);
    if (kept?.of[0] === ofCity && kept.of[1] === own) return kept.list as readonly EntryInForce<z.output<Schema>>[];
    const list = entriesInForce(ofCity, own && institutionId !== null ? { institutionId, entries: own } : null).map((entry) => ({
      ...entry,
      value: readEntry(register, entry.value),
    }));
    merged.set(stream, { of: [ofCity, own], list });
    return list;
  };

  const edition = async <Schema extends z.ZodObject>(register: Register<Schema>, { institutionId, code, edition: n }: EditionRef) => {
    const stream = registerStream(register.kind, institutionId);
    const key = `${stream}/${code}/${n}`;
    const kept = editions.get(key);
    if (kept) return kept as z.output<Schema>;
    const value = (await handler.load(register.decider, stream)).state.get(code)?.editions[n - 1];
    if (!value) return null;
    const read = readEntry(register, value);
    editions.set(key, read);
    return read;
  };

  return { entriesOf, edition, all, forget: () => lists.clear() };
};
