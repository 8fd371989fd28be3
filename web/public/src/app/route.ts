import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'verify'; readonly opaqueId: string; readonly payload: string }
  /** A card of the system before this one; `scanned`: what its code says. */
  | { readonly page: 'old'; readonly scanned: string }
  | { readonly page: 'missing' };

/** What was scanned stands in the fragment, which no server sees. */
export const oldCardAddress = (scanned: string): string => (scanned === '' ? '/old' : `/old#${encodeURIComponent(scanned)}`);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** Which page an address means. */
export const routeOf = (pathname: string, hash: string): Route => {
  if (pathname === '/') return { page: 'start' };
  if (/^\/old\/?$/u.test(pathname)) return { page: 'old', scanned: decoded(hash.replace(/^#/u, '')) };
  const opaqueId = /^\/v\/(?<opaqueId>[\w-]{1,64})\/?$/iu.exec(pathname)?.groups?.opaqueId;
  return opaqueId === undefined ? { page: 'missing' } : { page: 'verify', opaqueId, payload: hash.replace(/^#/u, '') };
};

const moved = new EventTarget();

export const goTo = (address: string): void => {
  history.pushState(null, '', address);
  moved.dispatchEvent(new Event('move'));
  scrollTo(0, 0);
};

const subscribe = (onMove: () => void): (() => void) => {
  moved.addEventListener('move', onMove);
  addEventListener('popstate', onMove);
  addEventListener('hashchange', onMove);
  return () => {
    moved.removeEventListener('move', onMove);
    removeEventListener('popstate', onMove);
    removeEventListener('hashchange', onMove);
  };
};

const address = () => location.pathname + location.hash;

/** The page asked for; two pages need no router of their own. */
export const useRoute = (): Route => {
  const current = useSyncExternalStore(subscribe, address);
  const at = current.indexOf('#');
  return at < 0 ? routeOf(current, '') : routeOf(current.slice(0, at), current.slice(at));
};
