import { afterAll, beforeAll } from 'vitest';
import { crewOf, type Crew } from './life.ts';
import { openTestSystem, type TestSystem } from './test-system.ts';

interface City {
  readonly test: TestSystem;
  readonly crew: Crew;
}

/** A city that is open while the tests of one file run, with one who works at each step of a passage. */
export const cityOfFile = (take: (city: City) => void): void => {
  let test: TestSystem | undefined;
  beforeAll(async () => {
    test = await openTestSystem();
    take({ test, crew: await crewOf(test) });
  });
  afterAll(() => test?.close());
};
