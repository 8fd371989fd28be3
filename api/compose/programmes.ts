import { plainOfTheCity, type CommandHandler, type StateOf } from '@healthcert/domain/kernel';
import { programmeAt, programmeDecider, programmeOn, type Programme } from '@healthcert/domain/programme';
import type { Reads } from '@healthcert/projections/kernel';
import { programmeListModel } from '@healthcert/projections/programme-list';
import { LRUCache } from 'lru-cache';
import { liveState } from '../operations/index.ts';
import type { Programmes } from '../system.ts';

type Published = StateOf<typeof programmeDecider>;

const mostProgrammes = 200;

/** Programmes from their streams; which there are is told by their list. Published versions never change, so they are kept. */
export const createProgrammes = (handler: CommandHandler, reads: Reads): Programmes => {
  const versions = new LRUCache<string, Programme>({ max: 500 });

  const streams = new LRUCache<string, () => Promise<Published>>({ max: 500 });

  const present = (id: string): Promise<Published> => {
    const kept = streams.get(id) ?? liveState(handler, programmeDecider, id);
    streams.set(id, kept);
    return kept();
  };

  const onDay = async (id: string, day: string): Promise<Programme | null> => programmeOn(await present(id), day) ?? null;

  const listed = async (): Promise<readonly Published[]> => {
    const { rows } = await reads.list({ model: programmeListModel, scope: plainOfTheCity, first: mostProgrammes });
    return Promise.all(rows.map(({ values }) => present(String(values.programmeId))));
  };
  const among = (all: readonly Published[], day: string): readonly Programme[] => all.flatMap((one) => programmeOn(one, day) ?? []);

  return {
    on: onDay,
    forget: () => streams.clear(),
    inForce: async (day) => among(await listed(), day),
    naming: async (day, id) => {
      const all = id === undefined ? await listed() : [await present(id)];
      return [...new Set([...among(all, day), ...all.flatMap(({ versions: published }) => published.toReversed())])];
    },
    cached: (id, version) => versions.get(`${id}/${version}`),
    find: async (id, version) => {
      const key = `${id}/${version}`;
      const kept = versions.get(key) ?? programmeAt((await handler.load(programmeDecider, id)).state, version) ?? null;
      if (kept) versions.set(key, kept);
      return kept;
    },
  };
};
