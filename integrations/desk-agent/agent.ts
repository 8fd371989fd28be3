import type { CardReader } from '@healthcert/domain/identity-card';
import Fastify, { LogController } from 'fastify';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cardDesk, type CardSessionTimes } from './card-session.ts';
import { cityClient } from './city.ts';
import { guardDoor } from './door.ts';
import type { Agent } from './parts.ts';
import { openPairing, type Pairing } from './pairing.ts';
import { privateDirectory } from './private-files.ts';
import { openJobStore } from './printing/job-store.ts';
import { startPrintQueue } from './printing/print-queue.ts';
import { openSettings } from './printing/settings.ts';
import type { Spooler } from './printing/spooler.ts';
import { cardRoutes } from './routes/read-card.ts';
import { printRoutes } from './routes/print.ts';
import { statusRoutes } from './routes/status.ts';

export const agentVersion = '1.0.0';

export interface AgentSettings {
  /** "https://health.example.cn": the one origin whose pages are served, and where the agent is paired. */
  readonly city: string;
  /** 0: any. */
  readonly port: number;
  readonly directory: string;
  readonly reader: CardReader | null;
  readonly spooler: Spooler;
  readonly cardTimes?: CardSessionTimes;
  /** Between two looks at the spooler while something prints; between two reports to the city. In milliseconds. */
  readonly lookEvery?: number;
  readonly reportEvery?: number;
  readonly now?: () => number;
  /** Where log lines go; nothing of a person is in them. */
  readonly logTo?: { write(line: string): void };
}

export interface RunningAgent {
  readonly address: string;
  readonly pairing: Pairing;
  close(): Promise<void>;
}

const usualTimes: CardSessionTimes = { wait: 60_000, pause: 350 };

/** The agent of one PC. It listens on the loopback alone, and keeps what it must in files that its user alone can read. */
export const startDeskAgent = async (given: AgentSettings): Promise<RunningAgent> => {
  const { city, port, reader, spooler, cardTimes = usualTimes, lookEvery = 1000, reportEvery = 60_000, now = Date.now } = given;
  const directory = await privateDirectory(given.directory);
  const app = Fastify({
    logger: given.logTo ? { base: undefined, stream: given.logTo } : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    // A page's long wait for a card does not keep the agent from stopping.
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const settings = await openSettings(join(directory, 'settings.json'));
  const pairing = await openPairing({
    file: join(directory, 'pairing.json'),
    city,
    client: cityClient(city),
    version: agentVersion,
    now,
  });
  const queue = startPrintQueue({
    store: await openJobStore(join(directory, 'jobs')),
    spooler,
    settings,
    every: lookEvery,
    now: () => new Date(now()).toISOString(),
    onChange: ({ id, kind, state, problem }) => app.log.info({ job: id, kind, state, problem }, 'print job'),
    onTrouble: (error) => app.log.error({ err: error }, 'printing has trouble'),
  });
  const agent: Agent = { version: agentVersion, pairing, reader, cards: reader && cardDesk(reader, cardTimes), spooler, settings, queue };

  let listening = port;
  guardDoor(app, { city, port: () => listening });
  statusRoutes(app, agent);
  cardRoutes(app, agent);
  printRoutes(app, agent);
  await app.listen({ host: '127.0.0.1', port });
  listening = (app.server.address() as AddressInfo).port;

  const report = async (): Promise<void> => {
    if ((await pairing.report()) === 'revoked') app.log.warn('the pairing was revoked');
  };
  const trouble = (error: unknown): void => app.log.error({ err: error }, 'reporting has trouble');
  void report().catch(trouble);
  const reporting = setInterval(() => void report().catch(trouble), reportEvery);

  return {
    address: `http://127.0.0.1:${listening}`,
    pairing,
    close: async () => {
      clearInterval(reporting);
      await queue.stop();
      await app.close();
    },
  };
};
