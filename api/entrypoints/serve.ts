import type { FastifyInstance } from 'fastify';
import { createApp } from '../app.ts';
import type { System } from '../system.ts';
import type { Started } from './process.ts';

const sweepMilliseconds = 50;
const patienceMilliseconds = 10_000;

/**
 * Finishes what is being answered, for ten seconds at most. A browser keeps its connection for the next request, for more
 * than a minute after the last answer: one that falls idle while we wait is closed as well.
 */
const closeApp = async (app: FastifyInstance): Promise<void> => {
  const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMilliseconds);
  const late = setTimeout(() => app.server.closeAllConnections(), patienceMilliseconds);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(late);
  }
};

/** Opens the doors of a system; their address. They close when the process is asked to stop. */
export const serve = async (system: System, { settings, onStop }: Pick<Started, 'settings' | 'onStop'>): Promise<string> => {
  const app = await createApp(system);
  onStop(() => closeApp(app));
  await app.listen({ host: settings.HOST, port: settings.PORT });
  const { port } = app.server.address() as { port: number };
  return `http://${settings.HOST}:${port}`;
};
