import staticFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../web/', import.meta.url));
const year = 31_536_000_000;

const notBuilt = (reply: FastifyReply) => reply.code(503).type('text/plain').send('The pages are not built: npm run build');

/**
 * The built pages: staff under `/admin/`, residents and inspectors at the root. Any path of an application answers with
 * its index page, and the router in it takes over.
 */
export const pages: FastifyPluginAsync = async (app) => {
  const serve = async (folder: string, prefix: string): Promise<void> => {
    const directory = join(root, folder, 'dist');
    if (!existsSync(directory)) return;
    // Named by their content: for ever. One that is gone is not found, never answered with the page. Compressed when built.
    await app.register(staticFiles, {
      root: join(directory, 'assets'),
      prefix: `${prefix}assets/`,
      decorateReply: false,
      preCompressed: true,
      maxAge: year,
      immutable: true,
    });
    await app.register(staticFiles, {
      root: directory,
      prefix,
      decorateReply: false,
      wildcard: false,
      index: false,
      // What the pages may ask is for the server to know.
      globIgnore: ['assets/**', 'documents.json'],
      cacheControl: false,
    });
  };
  await app.register(staticFiles, { root, serve: false });
  await serve('admin', '/admin/');
  await serve('public', '/');
  const index = (folder: string) => (_request: unknown, reply: FastifyReply) =>
    existsSync(join(root, folder, 'dist/index.html'))
      ? reply.header('cache-control', 'no-cache').sendFile('index.html', join(root, folder, 'dist'))
      : notBuilt(reply);
  app.get('/admin', (_request, reply) => reply.redirect('/admin/'));
  app.get('/admin/', index('admin'));
  app.get('/admin/*', index('admin'));
  app.get('/', index('public'));
  app.get('/v/*', index('public'));
  app.get('/old', index('public'));
};
