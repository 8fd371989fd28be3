import { hash, randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';
import type { Pool } from 'pg';
import { createLinks, type Links } from './links.ts';
import { reject } from './rejections.ts';

export interface OfficeSettings {
  readonly pool: Pool;
  readonly now: () => Date;
  /** As the issuer calls itself, and where its metadata are found. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the issuer sends browsers back to. */
  readonly callback: string;
  /** Values of `amr` or `acr` by which the issuer says that a second factor was proven there, and that are believed. */
  readonly trusted: readonly string[];
  /** Told why a hand-over failed, in codes of OAuth: nothing of a person. */
  readonly onTrouble: (reason: string) => void;
}

/** A browser that is sent to the issuer. */
export interface Begun {
  readonly url: string;
  /** 256 random bits, base64url: the value of the cookie by which it is known when it comes back. */
  readonly handle: string;
}

export interface HandedOver {
  /** What the issuer calls them, for ever. */
  readonly subject: string;
  /** The issuer says that it asked for more than a password, and is believed. */
  readonly provenTwice: boolean;
  /** Hash of the session whose user links this subject to themselves; null: this is a sign-in. */
  readonly linksTokenHash: Buffer | null;
}

/** Sign-in that an office app answers for: OpenID Connect, authorization code with PKCE. */
export interface OfficeSignIn {
  readonly links: Links;
  /** @throws Rejection HandOverUnavailable */
  begin(linksTokenHash: Buffer | null): Promise<Begun>;
  /** `query`: what the browser came back with. @throws Rejection HandOver... */
  complete(handle: string, query: URLSearchParams): Promise<HandedOver>;
  /** Where the issuer ends its own session, and sends back from; null: it says of none, or cannot be reached. */
  endSession(returnTo: string): Promise<string | null>;
}

const secondsToComeBack = 600;
const secondsForAnswer = 10;

interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly linksTokenHash: Buffer | null;
}

const hashOf = (handle: string): Buffer => hash('sha256', `hand-over:${handle}`, 'buffer');

const reasonOf = (error: unknown): string => {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return error.error;
  return error instanceof oidc.ClientError && error.code !== undefined ? error.code : 'UNREACHABLE';
};

const codeOf = (error: unknown): Parameters<typeof reject>[0] => {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return 'HandOverRefused';
  if (!(error instanceof oidc.ClientError) || error.code === 'OAUTH_TIMEOUT') return 'HandOverUnavailable';
  return error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' ? 'HandOverExpired' : 'HandOverForged';
};

const valuesIn = (claim: unknown): readonly unknown[] => (Array.isArray(claim) ? claim : [claim]);

export const createOfficeSignIn = (settings: OfficeSettings): OfficeSignIn => {
  const { pool, now, issuer, clientId, clientSecret, callback, trusted, onTrouble } = settings;
  let known: Promise<oidc.ServerMetadata> | null = null;

  const failed = (error: unknown): never => {
    onTrouble(reasonOf(error));
    return reject(codeOf(error));
  };

  const inTheClear = issuer.startsWith('http:');

  /** Asked of the issuer once; again after it could not be reached. The settings let only an issuer on this machine be in the clear. */
  const metadata = async (): Promise<oidc.ServerMetadata> => {
    const options = { timeout: secondsForAnswer, ...(inTheClear && { execute: [oidc.allowInsecureRequests] }) };
    known ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, options).then((found) => {
      const { supportsPKCE: _supportsPKCE, ...server } = found.serverMetadata();
      return server;
    });
    try {
      return await known;
    } catch (error) {
      known = null;
      onTrouble(reasonOf(error));
      return reject('HandOverUnavailable');
    }
  };

  const configuration = async (): Promise<oidc.Configuration> => {
    // Tokens are as old as the city's clock says.
    const clockSkew = Math.round((now().getTime() - Date.now()) / 1000);
    const config = new oidc.Configuration(await metadata(), clientId, { client_secret: clientSecret, [oidc.clockSkew]: clockSkew });
    config.timeout = secondsForAnswer;
    if (inTheClear) oidc.allowInsecureRequests(config);
    return config;
  };

  const take = async (handle: string): Promise<Attempt> => {
    const { rows } = await pool.query<Attempt>(
      `DELETE FROM hand_over WHERE handle_hash = $1 AND expires_at > $2
       RETURNING state, nonce, code_verifier AS verifier, links_token_hash AS "linksTokenHash"`,
      [hashOf(handle), now()],
    );
    return rows[0] ?? reject('HandOverNotOurs');
  };

  return {
    links: createLinks(pool, issuer, now),
    begin: async (linksTokenHash) => {
      const config = await configuration();
      const [handle, verifier] = [randomBytes(32).toString('base64url'), oidc.randomPKCECodeVerifier()];
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      await pool.query('DELETE FROM hand_over WHERE expires_at < $1', [now()]);
      await pool.query(
        'INSERT INTO hand_over (handle_hash, state, nonce, code_verifier, links_token_hash, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [hashOf(handle), state, nonce, verifier, linksTokenHash, new Date(now().getTime() + secondsToComeBack * 1000)],
      );
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, handle };
    },
    complete: async (handle, query) => {
      const { state, nonce, verifier, linksTokenHash } = await take(handle);
      if (query.get('state') !== state) reject('HandOverNotOurs');
      const config = await configuration();
      const url = new URL(callback);
      url.search = query.toString();
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(config, url, checks).catch(failed);
      const claims = tokens.claims() ?? reject('HandOverForged');
      const said = [...valuesIn(claims['amr']), ...valuesIn(claims['acr'])];
      return { subject: claims.sub, provenTwice: said.some((value) => trusted.some((one) => one === value)), linksTokenHash };
    },
    endSession: async (returnTo) => {
      const config = await configuration().catch(() => null);
      return config?.serverMetadata().end_session_endpoint === undefined
        ? null
        : oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href;
    },
  };
};
