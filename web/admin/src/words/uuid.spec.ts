import { describe, expect, it } from 'vitest';
import { newId } from './uuid.ts';

describe('an id', () => {
  it('is a UUID of version 7', () => expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

  it('begins with its time', () => expect(newId(0x0190_0000_0001).startsWith('01900000-0001-7')).toBe(true));
});
