import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'verify'; readonly opaqueId: string; readonly payload: string }
  | { readonly page: 'missing' };

/** Which page an address means. */
export const routeOf = (pathname: string, hash: string): Route => {
  if (pathname === '/') return { page: 'start' };
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
