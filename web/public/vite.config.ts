import { compressedBeside } from '@healthcert/web-ui/build/compressed-beside.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Writes `sw.js` with the names of what the page asks for first. The scanner (1 MB of wasm) is left out of the first download; it is
 * kept when it was fetched once.
 */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') throw new Error('the page is written before its service worker');
    const named = [...String(page.source).matchAll(/(?:src|href)="(?<file>\/[^"]+)"/g)].map(({ groups }) => groups!['file']!);
    const shell = [...new Set(['/', '/favicon.svg', ...named])];
    const version = createHash('sha256').update(JSON.stringify(shell)).digest('hex').slice(0, 12);
    const template = readFileSync(new URL('src/service-worker.js', import.meta.url), 'utf8');
    this.emitFile({
      type: 'asset',
      fileName: 'sw.js',
      source: template.replace("'VERSION'", JSON.stringify(version)).replace("['SHELL']", JSON.stringify(shell)),
    });
  },
});

export default defineConfig({
  plugins: [react(), serviceWorker(), compressedBeside],
  build: {
    target: ['es2022', 'chrome94', 'safari15.4'],
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // What the start page needs is one file, whoever else needs it, too: it packs better, and is asked for once.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
  server: {
    proxy: {
      '/status': 'http://127.0.0.1:8080',
      '/.well-known': 'http://127.0.0.1:8080',
      '/sl': 'http://127.0.0.1:8080',
      '/verify': 'http://127.0.0.1:8080',
    },
  },
});
