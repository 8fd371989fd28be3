import type { CardPortrait } from '@healthcert/domain/identity-card';

const kinds: readonly (readonly [string, CardPortrait['contentType']])[] = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['424d', 'image/bmp'],
];

/** A picture in base64, with or without a data address around it; null: none, or no picture by its first bytes. */
export const portraitOf = (text: string): CardPortrait | null => {
  const bytes = Uint8Array.from(Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64'));
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const contentType = kinds.find(([magic]) => start.startsWith(magic))?.[1];
  return contentType ? { contentType, bytes } : null;
};
