import type { CommandHandler } from '@healthcert/domain/kernel';
import {
  emptyBook,
  menuOf,
  parameterDecider,
  parameters as declared,
  parameterStream,
  valueIn,
  type Menu,
  type Parameter,
  type ParameterBook,
  type ParameterValue,
} from '@healthcert/domain/parameter';
import { LRUCache } from 'lru-cache';
import { liveState } from '../operations/index.ts';

/** What the city, or an institution of it, has set: at most a second old, this process's own writes at once. */
export interface Parameters {
  /** In force for an institution; null: for the city. Where the store is silent, as it was last read, else as declared. */
  value<Value extends ParameterValue>(parameter: Parameter<Value>, institutionId?: string | null): Promise<Value>;
  /** Those that pages read, by name. */
  onPages(institutionId: string | null): Promise<Readonly<Record<string, ParameterValue>>>;
  /** The menu of somebody with these roles; null: as the software has it. */
  menu(roleIds: readonly string[]): Promise<Menu | null>;
  /** All that was set. @throws StoreUnavailable */
  book(institutionId: string | null): Promise<ParameterBook>;
  forget(): void;
}

export const createParameters = (handler: CommandHandler): Parameters => {
  const books = new LRUCache<string, () => Promise<ParameterBook>>({ max: 2000 });
  /** No parameter keeps the system from serving. */
  const lastRead = new LRUCache<string, ParameterBook>({ max: 2000 });

  const book = async (institutionId: string | null): Promise<ParameterBook> => {
    const stream = parameterStream(institutionId);
    const ask = books.get(stream) ?? liveState(handler, parameterDecider, stream);
    books.set(stream, ask);
    const read = await ask();
    lastRead.set(stream, read);
    return read;
  };
  const known = (institutionId: string | null): Promise<ParameterBook> =>
    book(institutionId).catch(() => lastRead.get(parameterStream(institutionId)) ?? emptyBook);

  const value = async <Value extends ParameterValue>(parameter: Parameter<Value>, institutionId: string | null = null): Promise<Value> => {
    const own = institutionId !== null && parameter.scope === 'institution' ? known(institutionId) : null;
    return valueIn(parameter, await known(null), await own);
  };

  return {
    value,
    onPages: async (institutionId) => {
      const read = declared.filter(({ onPages }) => onPages);
      return Object.fromEntries(await Promise.all(read.map(async (one) => [one.name, await value(one, institutionId)] as const)));
    },
    menu: async (roleIds) => menuOf((await known(null)).menus, roleIds),
    book,
    forget: () => books.clear(),
  };
};
