import type { FastifyPluginAsync } from 'fastify';
import type { System } from '../system.ts';
import { looking } from './looking.ts';
import { printingMany } from './printing-many.ts';
import { tryingDesigns } from './trying-designs.ts';

/** Papers as PDF at true size, or one as a picture; each reading is in the access log before it is answered. */
export const print: FastifyPluginAsync<{ system: System }> = async (app, options) => {
  await app.register(looking, options);
  await app.register(printingMany, options);
  await app.register(tryingDesigns, options);
};
