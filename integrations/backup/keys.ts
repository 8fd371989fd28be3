import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

const keyBytes = 32;

/**
 * Every backup has a salt, and every part of it a key of its own (HKDF-SHA-256, RFC 5869): so chunks may be counted from
 * zero in each. A storage promise: the labels never change.
 */
export const partKey = (key: Uint8Array, salt: Uint8Array, file: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, `healthcert backup part ${file}`, keyBytes)));

/** Tells keys apart, and nothing about them. Base64url, 16 bytes. */
export const printOf = (key: Uint8Array, label: string): string =>
  Buffer.from(hkdfSync('sha256', key, '', `healthcert backup print of ${label}`, 16)).toString('base64url');

/** Who has not the key can make no manifest. */
export const macOf = (key: Uint8Array, salt: Uint8Array, text: string): string =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, salt, 'healthcert backup manifest', keyBytes)))
    .update(text)
    .digest('base64url');

export const sameMac = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
