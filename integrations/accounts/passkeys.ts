import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { hash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Pool } from 'pg';
import { reject } from './rejections.ts';
import { hashOfToken } from './sessions.ts';

/** The one place where passkeys of this city hold: browsers tie them to a name, and refuse them to every other. */
export interface PasskeySite {
  /** The domain they are tied to. */
  readonly rpId: string;
  /** Where the pages are that ask for them, with scheme and port. */
  readonly origin: string;
  /** Said beside them. */
  readonly name: string;
}

/** From the address of the staff's pages. A passkey is tied to a name, never to an IP address: at home that is `localhost`. */
export const passkeySiteOf = (address: string, name: string): PasskeySite | null => {
  const url = new URL(address);
  const home = url.hostname === '[::1]' || url.hostname.startsWith('127.');
  if (home) url.hostname = 'localhost';
  const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  // Browsers have no passkeys on pages that came in the clear from elsewhere.
  const usable = !isAddress && (url.protocol === 'https:' || url.hostname === 'localhost');
  return usable ? { rpId: url.hostname, origin: url.origin, name } : null;
};

/** One of somebody's passkeys, as they are told of it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
}

interface Asked {
  readonly staffId: string;
  /** The session that was given the challenge. */
  readonly token: string;
}

export interface NewPasskey extends Asked {
  readonly name: string;
  readonly response: RegistrationResponseJSON;
}

/** Keys that a device keeps and uses for whoever is known to it by finger, face or PIN (WebAuthn). */
export interface Passkeys {
  /** Where they hold; null: nowhere here. */
  readonly site: PasskeySite | null;
  /** What the browser is to have made; good for five minutes, once. @throws Rejection PasskeysElsewhere, TooManyPasskeys */
  beginAdding(asked: Asked): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** @throws Rejection PasskeyRefused, PasskeyExpired, PasskeyKnown */
  add(made: NewPasskey): Promise<void>;
  /** What the browser is to have signed; good for five minutes, once. @throws Rejection NoPasskey, PasskeysElsewhere */
  beginProof(asked: Asked): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** @throws Rejection PasskeyRefused, PasskeyExpired, PasskeyCopied */
  prove(asked: Asked, response: AuthenticationResponseJSON): Promise<void>;
  list(staffId: string): Promise<readonly Passkey[]>;
  /** @throws Rejection NoPasskey */
  remove(staffId: string, id: string): Promise<void>;
}

export interface PasskeysSettings {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly site: PasskeySite | null;
}

/** EdDSA, ES256, RS256 (RFC 9053, 8812): what devices have today. */
const supportedAlgorithmIDs = [-8, -7, -257];
const challengeSeconds = 300;
const mostPasskeys = 10;
const uniqueViolation = '23505';

interface KeyRow {
  readonly publicKey: Buffer;
  readonly counter: string;
  readonly transports: string[];
}

/** Takes the challenge out of its session, so that an answer counts once, also of two sent side by side. */
const takeSql = `
  WITH asked AS (SELECT challenge, challenge_until FROM session WHERE token_hash = $1 FOR UPDATE)
  UPDATE session SET challenge = NULL, challenge_until = NULL FROM asked WHERE token_hash = $1 AND asked.challenge_until > $2
  RETURNING asked.challenge`;

/** Whatever is wrong with an answer, the library throws: all of it is one refusal. */
const verified = async <Answer extends { readonly verified: boolean }>(answer: Promise<Answer>): Promise<Answer> => {
  const found = await answer.catch(() => null);
  return found?.verified ? found : reject('PasskeyRefused');
};

export const createPasskeys = ({ pool, now, site }: PasskeysSettings): Passkeys => {
  const here = (): PasskeySite => site ?? reject('PasskeysElsewhere');

  const keep = async (token: string, challenge: string): Promise<void> => {
    const until = new Date(now().getTime() + challengeSeconds * 1000);
    await pool.query('UPDATE session SET challenge = $2, challenge_until = $3 WHERE token_hash = $1', [
      hashOfToken(token),
      challenge,
      until,
    ]);
  };
  const take = async (token: string): Promise<string> => {
    const { rows } = await pool.query<{ challenge: string }>(takeSql, [hashOfToken(token), now()]);
    return rows[0]?.challenge ?? reject('PasskeyExpired');
  };
  const known = async (staffId: string) =>
    (
      await pool.query<{ id: string; transports: string[] }>('SELECT credential_id AS id, transports FROM passkey WHERE staff_id = $1', [
        staffId,
      ])
    ).rows;

  return {
    site,
    beginAdding: async ({ staffId, token }) => {
      const { rpId, name } = here();
      const before = await known(staffId);
      if (before.length >= mostPasskeys) reject('TooManyPasskeys', { with: { most: mostPasskeys } });
      const { rows } = await pool.query<{ loginName: string }>('SELECT login_name AS "loginName" FROM credential WHERE staff_id = $1', [
        staffId,
      ]);
      const options = await generateRegistrationOptions({
        rpName: name,
        rpID: rpId,
        userName: rows[0]?.loginName ?? staffId,
        // The same for all of somebody's, and nothing that an authenticator should not show.
        userID: new Uint8Array(hash('sha256', `passkeys of ${staffId}`, 'buffer')),
        supportedAlgorithmIDs,
        excludeCredentials: before,
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      });
      await keep(token, options.challenge);
      return options;
    },
    add: async ({ staffId, token, name, response }) => {
      const { rpId, origin } = here();
      const expectedChallenge = await take(token);
      const { registrationInfo } = await verified(
        verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: origin, expectedRPID: rpId, supportedAlgorithmIDs }),
      );
      const { id, publicKey, counter } = registrationInfo!.credential;
      const values = [id, staffId, name, publicKey, counter, response.response.transports ?? [], now()];
      try {
        await pool.query(
          `INSERT INTO passkey (credential_id, staff_id, name, public_key, counter, transports, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          values,
        );
      } catch (error) {
        if ((error as { code?: string }).code === uniqueViolation) reject('PasskeyKnown');
        throw error;
      }
    },
    beginProof: async ({ staffId, token }) => {
      const { rpId } = here();
      const allowCredentials = await known(staffId);
      if (allowCredentials.length === 0) reject('NoPasskey');
      const options = await generateAuthenticationOptions({ rpID: rpId, allowCredentials, userVerification: 'required' });
      await keep(token, options.challenge);
      return options;
    },
    prove: async ({ staffId, token }, response) => {
      const { rpId, origin } = here();
      const expectedChallenge = await take(token);
      const { rows } = await pool.query<KeyRow>(
        'SELECT public_key AS "publicKey", counter, transports FROM passkey WHERE credential_id = $1 AND staff_id = $2',
        [response.id, staffId],
      );
      const key = rows[0] ?? reject('PasskeyRefused');
      const { authenticationInfo } = await verified(
        verifyAuthenticationResponse({
          response,
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          // Zero here, and the count compared below: a copy is told apart from a signature that does not fit.
          credential: { id: response.id, publicKey: new Uint8Array(key.publicKey), counter: 0, transports: key.transports },
        }),
      );
      const { newCounter } = authenticationInfo;
      // Those that are kept on several devices count nothing and say 0 (WebAuthn 6.1.1).
      const { rowCount } = await pool.query(
        'UPDATE passkey SET counter = $2, last_used_at = $3 WHERE credential_id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))',
        [response.id, newCounter, now()],
      );
      if (rowCount === 0) reject('PasskeyCopied');
    },
    list: async (staffId) => {
      const { rows } = await pool.query<Passkey>(
        `SELECT credential_id AS id, name, added_at AS "addedAt", last_used_at AS "lastUsedAt" FROM passkey WHERE staff_id = $1 ORDER BY added_at`,
        [staffId],
      );
      return rows;
    },
    remove: async (staffId, id) => {
      const { rowCount } = await pool.query('DELETE FROM passkey WHERE staff_id = $1 AND credential_id = $2', [staffId, id]);
      if (rowCount === 0) reject('NoPasskey');
    },
  };
};
