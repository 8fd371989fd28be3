import { startProcess, type RunningProcess, type StartingOptions } from '../../testing/index.ts';

/** One of our processes that serves. */
export interface Serving extends RunningProcess {
  /** Where it listens; empty for a projector. */
  readonly url: string;
}

const serves = /(?<url>http:\/\/127\.0\.0\.1:\d+)|^projecting$/;

/** Resolves when it serves, at any free port. Rejects, with what it printed, when it ends instead. */
export const startServing = async (
  entrypoint: 'all-in-one' | 'http' | 'projector',
  environment: Readonly<Record<string, string>>,
  options?: StartingOptions,
): Promise<Serving> => {
  const running = startProcess(entrypoint, { LOG_LEVEL: 'warn', PORT: '0', ...environment }, options);
  const match = await running.printed(serves);
  return { ...running, url: match.groups?.url ?? '' };
};
