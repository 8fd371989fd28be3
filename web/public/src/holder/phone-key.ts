/** What a phone keeps to show a certificate: a key that cannot leave it, and the credential bound to that key. */
export interface PhoneKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

export interface HeldCertificate {
  /** `https://host/v/<opaque id>`. */
  readonly address: string;
  /** Signed by the issuer over this phone's key. */
  readonly credential: Uint8Array;
  /** From then on it must be bound anew. */
  readonly until: Date;
}

/** Where both are kept. The browser's is `openPhoneStore` in `phone-store.ts`. */
export interface PhoneStore {
  readonly key: () => Promise<PhoneKey | undefined>;
  readonly keepKey: (key: PhoneKey) => Promise<void>;
  readonly certificate: (number: string) => Promise<HeldCertificate | undefined>;
  readonly keepCertificate: (number: string, held: HeldCertificate) => Promise<void>;
  /** Forgets everything: the phone changes hands. */
  readonly clear: () => Promise<void>;
}

/** The phone's key, made at the first asking. No script, not even this one, can read its private half. */
export const phoneKey = async (store: PhoneStore): Promise<PhoneKey> => {
  const kept = await store.key();
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  await store.keepKey(made);
  // Two pages may have made one at once: what stands in the store is the phone's.
  return (await store.key()) ?? made;
};
