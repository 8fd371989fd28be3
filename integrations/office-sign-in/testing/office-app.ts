import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';

/** An office app that signs its users in, on a socket of its own: a certified provider, asked as a browser asks it. */
export interface OfficeApp {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What it says of the next who signs in there. */
  says: { subject: string; amr: readonly string[] };
  /** As a browser goes through its pages, from where it was sent to where it is sent back. */
  visit(url: string, answer?: 'confirms' | 'refuses'): Promise<URL>;
  close(): Promise<void>;
}

interface OfficeAppOptions {
  /** Where it sends browsers back to. */
  readonly callback: string;
  readonly afterSignOut: string;
}

/** How long what it gives out is good. */
const seconds = 600;
const clientId = 'healthcert';
const clientSecret = 'a secret of this test alone, of no other place';

export const openOfficeApp = async ({ callback, afterSignOut }: OfficeAppOptions): Promise<OfficeApp> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const says: OfficeApp['says'] = { subject: 'nobody', amr: ['pwd'] };

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        post_logout_redirect_uris: [afterSignOut],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'amr'] },
    cookies: { keys: ['of this test alone'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    ttl: { AccessToken: seconds, AuthorizationCode: 60, Grant: seconds, IdToken: seconds, Interaction: seconds, Session: seconds },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  let refuses = false;
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void (async () => {
      const { prompt, params, grantId } = await provider.interactionDetails(request, response);
      if (refuses) return provider.interactionFinished(request, response, { error: 'access_denied' });
      if (prompt.name === 'login')
        return provider.interactionFinished(request, response, { login: { accountId: says.subject, amr: [...says.amr] } });
      const grant = grantId ? await provider.Grant.find(grantId) : undefined;
      const given = grant ?? new provider.Grant({ accountId: says.subject, clientId: String(params['client_id']) });
      given.addOIDCScope('openid');
      return provider.interactionFinished(
        request,
        response,
        { consent: { grantId: await given.save() } },
        { mergeWithLastSubmission: true },
      );
    })();
  });

  return {
    issuer,
    clientId,
    clientSecret,
    says,
    visit: async (url, how = 'confirms') => {
      refuses = how === 'refuses';
      const cookies = new Map<string, string>();
      let next = new URL(url);
      while (next.origin === issuer) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null) throw new Error(`the office app answered ${response.status}: ${await response.text()}`);
        next = new URL(location, next);
      }
      return next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
