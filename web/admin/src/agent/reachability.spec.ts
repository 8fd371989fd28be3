import { describe, expect, it } from 'vitest';
import { whyUnreached } from './reachability.ts';

describe('an agent that does not answer', () => {
  it.each([
    ['insecure', { secure: false, host: 'health.intranet', permission: null }],
    ['denied', { secure: true, host: 'health.example.cn', permission: 'denied' }],
    ['absent', { secure: true, host: 'health.example.cn', permission: 'granted' }],
    ['absent', { secure: true, host: 'health.example.cn', permission: null }],
    ['absent', { secure: true, host: '127.0.0.1', permission: 'denied' }],
  ] as const)('is %s: %o', (why, page) => expect(whyUnreached(page)).toBe(why));
});
