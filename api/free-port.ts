import { once } from 'node:events';
import { createServer } from 'node:net';
import { InvalidSettings, type Settings } from './settings.ts';

/** Asked before minutes of work are done for a process that could not serve. @throws InvalidSettings */
export const requireFreePort = async ({ HOST, PORT }: Pick<Settings, 'HOST' | 'PORT'>): Promise<void> => {
  const server = createServer();
  try {
    await once(server.listen({ host: HOST, port: PORT }), 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InvalidSettings(
      code === 'EADDRINUSE' ? 'PORT: must be a port on which nobody else listens' : `HOST, PORT: cannot be listened on (${code})`,
    );
  }
  server.close();
  await once(server, 'close');
};
