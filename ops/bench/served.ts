import { startChild } from './child.ts';
import { inTurns } from './drive.ts';
import type { Environment } from './environment.ts';
import { openCaller, type HttpCaller } from './http-load.ts';
import type { Measured } from './key.ts';
import type { BareAnswer, BareTask } from './processes/bare.ts';
import type { SystemAnswer, SystemTask } from './processes/system.ts';

export const callers = 32;
const cases = 11_000;
/** So many that none of them asks more often than one person may. */
const staff = 36;
const turns = 4;

export interface Served extends SystemAnswer {
  readonly system: HttpCaller;
  readonly bare: HttpCaller;
}

/** The system in one process, the bare routes in another, both on one database with a city of 11,000 cases. */
export const served = (environment: Environment): Promise<Served> => {
  const open = async () => {
    const { appUrl } = await environment.database('served');
    const system = await startChild<SystemAnswer>('system', { appUrl, cases, staff } satisfies SystemTask);
    const { page, status, port } = system.answer;
    const bare = await startChild<BareAnswer>('bare', { appUrl, page, status } satisfies BareTask);
    const callersOf = { system: openCaller(port, callers), bare: openCaller(bare.answer.port, callers) };
    const close = async (): Promise<void> => {
      callersOf.system.close();
      callersOf.bare.close();
      await bare.close();
      await system.close();
    };
    return { ...system.answer, ...callersOf, close };
  };
  return environment.once('the served system', open, ({ close }) => close());
};

/** Floor and value in short turns on the served system. */
export const againstBare = async (
  environment: Environment,
  floor: (to: Served, seconds: number) => Promise<number>,
  value: (to: Served, seconds: number) => Promise<number>,
): Promise<Measured> => {
  const to = await served(environment);
  await environment.settle();
  return await inTurns(
    turns,
    (seconds) => floor(to, seconds),
    (seconds) => value(to, seconds),
  );
};
