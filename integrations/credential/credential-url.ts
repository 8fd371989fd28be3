import { mostCredentialBytes } from './credential.ts';
import { decodeDigits, encodeDigits } from './digits.ts';

/**
 * What the QR carries: `https://host/v/<opaque id>#<digits>`. Any camera opens the page; the fragment, with the name in
 * it, reaches no server and no log; an app that drops the fragment leaves the id for an online look-up.
 */
export const qrUrl = (host: string, opaqueId: string, credential: Uint8Array): string => {
  const origin = host.includes('://') ? host.replace(/\/+$/, '') : `https://${host}`;
  return `${origin}/v/${opaqueId}#${encodeDigits(credential)}`;
};

export interface ScannedUrl {
  readonly host: string;
  readonly opaqueId: string;
  /** Null where the fragment is missing (dropped by an app) or is no digits. */
  readonly credential: Uint8Array | null;
}

/** Reads a scanned text; null where it is no address of this form. The host is the scanner's to judge. */
export const parseQrUrl = (text: string): ScannedUrl | null => {
  if (text.length > 300 + 3 * mostCredentialBytes) return null;
  const url = URL.parse(text.trim());
  const opaqueId = url && /^\/v\/([A-Za-z0-9_-]{16,64})\/?$/.exec(url.pathname)?.[1];
  if (!url || !opaqueId || !/^https?:$/.test(url.protocol)) return null;
  const credential = url.hash.length > 1 ? decodeDigits(url.hash.slice(1)) : null;
  return { host: url.host, opaqueId, credential };
};
