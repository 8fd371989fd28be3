import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { encode } from 'cbor2';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A browser with a device that keeps one passkey, as WebAuthn has them speak; each part can be made to lie. */
export interface SoftwareAuthenticator {
  readonly id: string;
  create(options: PublicKeyCredentialCreationOptionsJSON, lies?: Lies): RegistrationResponseJSON;
  get(options: PublicKeyCredentialRequestOptionsJSON, lies?: Lies): AuthenticationResponseJSON;
}

export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Whether its user was known by finger, face or PIN. */
  readonly verified?: boolean;
  /** How often it was used, by its own count. */
  readonly counter?: number;
}

const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Flags of authenticator data (WebAuthn 6.1): present, verified, key attached. */
const flags = { present: 0x01, verified: 0x04, attested: 0x40 } as const;

/** ES256, the algorithm that every authenticator has. */
export const softwareAuthenticator = (origin: string): SoftwareAuthenticator => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let used = 0;

  const authenticatorData = (rpId: string, { verified = true, counter = used }: Lies, attested: Uint8Array | null): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag = flags.present | (verified ? flags.verified : 0) | (attested ? flags.attested : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([flag]), count, attested ?? Buffer.alloc(0)]);
  };
  const clientData = (type: string, challenge: string, lies: Lies): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? origin, crossOrigin: false }));
  const common = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const, clientExtensionResults: {} };

  /** The key as COSE has it (RFC 9053, 7.1), behind the id of the device's make and the key's own. */
  const attestedKey = (): Buffer => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    return Buffer.concat([Buffer.alloc(16), length, id, encode(cose)]);
  };

  return {
    id: base64url(id),
    create: ({ challenge, rp }, lies = {}) => {
      const authData = authenticatorData(lies.rpId ?? rp.id ?? '', lies, attestedKey());
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData)],
      ]);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, lies)),
          attestationObject: base64url(encode(attestation)),
          transports: ['internal'],
        },
      };
    },
    get: ({ challenge, rpId }, lies = {}) => {
      used += 1;
      const authData = authenticatorData(lies.rpId ?? rpId ?? '', lies, null);
      const client = clientData('webauthn.get', challenge, lies);
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey);
      return {
        ...common,
        response: { clientDataJSON: base64url(client), authenticatorData: base64url(authData), signature: base64url(signature) },
      };
    },
  };
};
