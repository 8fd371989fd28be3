import { z } from 'zod';
import { startDeskAgent } from './agent.ts';
import { readAgentSettings } from './configuration.ts';

try {
  const settings = readAgentSettings(process.env);
  const agent = await startDeskAgent({ ...settings, logTo: process.stdout });
  const paired = agent.pairing.current();
  console.log(`Desk agent ${agent.address} for ${settings.city}: ${paired ? `paired with ${paired.institution.id}` : 'not paired yet'}`);
  const stop = (): void => void agent.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const why = error instanceof z.ZodError ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') : error;
  console.error(why);
  process.exit(1);
}
