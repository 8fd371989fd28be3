import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchPortrait } from './portrait.ts';

const picture = new TextEncoder().encode('a portrait');
const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', picture)).slice(0, 16);

afterEach(() => vi.unstubAllGlobals());

const served = (bytes: Uint8Array<ArrayBuffer>, contentType = 'image/jpeg') =>
  vi.stubGlobal('fetch', async () => new Response(bytes, { headers: { 'content-type': contentType } }));

describe('the portrait beside a credential', () => {
  it('is shown when its hash was signed', async () => {
    served(picture);
    expect((await fetchPortrait('/portrait', hash))?.size).toBe(picture.length);
  });

  it('is not shown when it is another picture', async () => {
    served(new TextEncoder().encode('another portrait'));
    expect(await fetchPortrait('/portrait', hash)).toBeUndefined();
  });

  it('is not shown by the start of its hash alone', async () => {
    served(picture);
    expect(await fetchPortrait('/portrait', hash.slice(0, 4))).toBeUndefined();
  });

  it('is not shown when it is no picture', async () => {
    served(picture, 'text/html');
    expect(await fetchPortrait('/portrait', hash)).toBeUndefined();
  });
});
