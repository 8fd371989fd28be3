import { expect, it } from 'vitest';
import { routeOf } from './route.ts';

it.each([
  ['/', '', { page: 'start' }],
  ['/v/AbCd_efgh-IJKL01', '#0012', { page: 'verify', opaqueId: 'AbCd_efgh-IJKL01', payload: '0012' }],
  ['/v/AbCd_efgh-IJKL01/', '', { page: 'verify', opaqueId: 'AbCd_efgh-IJKL01', payload: '' }],
  ['/v/', '', { page: 'missing' }],
  ['/v/a/b', '', { page: 'missing' }],
  ['/v/<script>', '', { page: 'missing' }],
] as const)('%s%s leads to its page', (pathname, hash, route) => {
  expect(routeOf(pathname, hash)).toEqual(route);
});
