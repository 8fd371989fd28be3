import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { projections } from '@healthcert/projections/all';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSender, foundCity } from '../demo/found-city.ts';
import type { System } from '../system.ts';
import { crew } from './crew.ts';

/** A database, and the directory with its keys. */
export interface CityPlace {
  readonly database: TestDatabase;
  readonly directory: string;
}

const longestLag = 10_000;

/** Resolves when every read model holds everything that is stored now. */
export const settle = async ({ store, reads }: System): Promise<void> => {
  const head = await store.head();
  const reached = await Promise.all(projections.map(({ readModel }) => reads.reached(readModel, head, longestLag)));
  if (reached.includes(false)) throw new Error('a read model does not catch up');
};

export const found = (system: System): Promise<unknown> =>
  foundCity(createSender(system, 'test city'), crew, new Date('2026-01-02T01:00:00.000Z'));

/** For a city that is still to be founded; or a copy of `from`, at which nobody may be. */
export const newPlace = async (from?: CityPlace): Promise<CityPlace> => {
  const [database, directory] = await Promise.all([
    createTestDatabase(from && { from: from.database.name }),
    mkdtemp(join(tmpdir(), 'healthcert-api-')),
  ]);
  if (from) await cp(from.directory, directory, { recursive: true });
  return { database, directory };
};

let founded: Promise<CityPlace> | undefined;

const foundOnce = async (open: (place: CityPlace) => Promise<System>): Promise<CityPlace> => {
  const place = await newPlace();
  process.once('exit', () => rmSync(place.directory, { recursive: true, force: true }));
  const system = await open(place);
  await found(system);
  await settle(system);
  await system.close();
  return place;
};

/** Laying a city's tables and founding it takes longer than copying them: it is done once in a process. */
export const foundedPlace = async (open: (place: CityPlace) => Promise<System>): Promise<CityPlace> => {
  founded ??= foundOnce(open);
  return newPlace(await founded);
};
