import { describe, expect, it } from 'vitest';
import { passkeySiteOf } from './passkeys.ts';

describe('where passkeys hold (A1)', () => {
  it.each([
    ['https://health.example.cn', 'health.example.cn', 'https://health.example.cn'],
    ['https://health.example.cn:8443/staff/', 'health.example.cn', 'https://health.example.cn:8443'],
    ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
    ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
    ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ])('%s: tied to %s, asked for by %s', (address, rpId, origin) =>
    expect(passkeySiteOf(address, 'x')).toEqual({ rpId, origin, name: 'x' }),
  );

  it.each(['https://10.1.2.3', 'http://[2001:db8::1]:8080', 'http://health.example.cn'])(
    '%s: nowhere, no browser would have it',
    (address) => expect(passkeySiteOf(address, 'x')).toBeNull(),
  );
});
