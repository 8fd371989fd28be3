import { startProgram, type RunningProcess, type StartingOptions } from '../../integrations/testing/running-program.ts';

export type { RunningProcess, StartingOptions } from '../../integrations/testing/running-program.ts';

/** Starts one of the real entry points as a process of its own, with just these settings. */
export const startProcess = (
  entrypoint: string,
  environment: Readonly<Record<string, string>>,
  options?: StartingOptions,
): RunningProcess => startProgram(`api/entrypoints/${entrypoint}.ts`, environment, options);
