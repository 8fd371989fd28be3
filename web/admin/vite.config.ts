import { compressedBeside } from '@healthcert/web-ui/build/compressed-beside.ts';
import { documentsBeside } from './documents-beside.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A running system for the pages in development: `API=http://127.0.0.1:8091 npm run dev -w web/admin`. */
const target = process.env['API'] ?? 'http://127.0.0.1:8080';
// The server compares the page's origin with the host that was asked: it must stay as the browser sent it.
const api = { target, changeOrigin: false };

export default defineConfig({
  base: '/admin/',
  plugins: [react({ compiler: true }), compressedBeside, documentsBeside],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/graphql': api, '/api': api } },
});
