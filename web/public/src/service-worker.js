/*
 * Keeps the shell of the two pages, so that they open without a network. The build fills in the names (vite.config.ts).
 * What must be true now (status, keys, portraits) is never answered from here: the page itself keeps the signed ones
 * and says how old they are.
 */
const version = 'VERSION';
const shellName = `hc-shell-${version}`;
const assetsName = 'hc-assets';
const shell = ['SHELL'];

const install = async () => {
  const cache = await caches.open(shellName);
  await cache.addAll(shell.map((path) => new Request(path, { cache: 'reload' })));
  await self.skipWaiting();
};

const activate = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('hc-shell-') && name !== shellName).map((name) => caches.delete(name)));
  await self.clients.claim();
};

/** The newest page where there is a network within three seconds, else the kept one. */
const page = async (request) => {
  const slow = new AbortController();
  setTimeout(() => slow.abort(), 3000);
  try {
    const answer = await fetch(request, { signal: slow.signal });
    if (answer.ok) return answer;
  } catch {
    // No network: the kept shell opens the same page.
  }
  return (await caches.match('/', { cacheName: shellName })) ?? Response.error();
};

/** Files named by their content never change. */
const asset = async (request) => {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(assetsName)).put(request, answer.clone());
  return answer;
};

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && (pathname === '/' || pathname === '/old' || pathname.startsWith('/v/')))
    event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || shell.includes(pathname)) event.respondWith(asset(request));
});
