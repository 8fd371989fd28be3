/** The phone that a credential is bound to: the point of its P-256 key. */
export interface Holder {
  readonly x: Uint8Array<ArrayBuffer>;
  readonly y: Uint8Array<ArrayBuffer>;
  /** The instant from which the binding is over. */
  readonly until: Date;
}

/** What a signed code says. Made only by `readClaims` from a payload whose signature was found good. */
export interface Credential {
  /** The id in the address for which it was signed. */
  readonly opaqueId: string;
  readonly number: string;
  readonly name: string;
  /** As printed: "3411************23". */
  readonly maskedDocument: string;
  /** The programme's category, "food". */
  readonly category: string;
  /** The issuing institution, as printed. */
  readonly issuer: string;
  /** First and last day, "2026-11-21", in China's time zone; the last day counts. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** The instants at which it begins to be valid and is no longer. */
  readonly beginsAt: Date;
  readonly expiresAt: Date;
  /** First 16 bytes of the SHA-256 of the portrait; undefined where the certificate has none. */
  readonly portraitHash: Uint8Array | undefined;
  /** Its place in the status list of that address. */
  readonly statusIndex: number;
  readonly statusUri: string;
  /** A picture that can be copied, or a phone's code that proves the phone. */
  /** Undefined on a card, which anyone may hold. */
  readonly holder: Holder | undefined;
  readonly form: 'static' | 'rotating';
}
