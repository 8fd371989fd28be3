/** What a scanned or pasted text is to this page. */
export type ScannedText =
  | { readonly kind: 'code'; readonly opaqueId: string; readonly payload: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'other' };

// A QR in alphanumeric mode knows capitals only, so the address may arrive in either case.
const codeUrl = /^https?:\/\/[^/?#\s]+\/v\/(?<opaqueId>[\w-]{12,64})\/?(?:\?[^#]*)?(?:#(?<payload>\S*))?$/iu;
/** Certificate numbers have 20 digits; people leave some out or put spaces between. */
const certificateNumber = /^\d{8,24}$/u;

/** Reads a scanned or pasted text. A number alone proves nothing, so it is told apart to be explained. */
export const readScannedText = (text: string): ScannedText => {
  const trimmed = text.trim();
  const url = codeUrl.exec(trimmed)?.groups;
  if (url?.opaqueId !== undefined) return { kind: 'code', opaqueId: url.opaqueId, payload: url.payload ?? '' };
  return certificateNumber.test(trimmed.replaceAll(/[\s-]/gu, '')) ? { kind: 'number' } : { kind: 'other' };
};

/** Where this page shows the result: the signed content stays in the fragment, which no server sees. */
export const addressOf = ({ opaqueId, payload }: { readonly opaqueId: string; readonly payload: string }): string =>
  payload === '' ? `/v/${opaqueId}` : `/v/${opaqueId}#${payload}`;
