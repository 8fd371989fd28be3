import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Why one reads personal data, as stated for this session. */
export interface StatedPurpose {
  /** Of the register `reading-purposes`. */
  readonly code: string;
  readonly reference: string | null;
  /** ISO instants. */
  readonly since: string | null;
  readonly until: string | null;
}

/** What the server tells of who is signed in; permissions here only show and hide. */
export interface Me {
  readonly csrf: string;
  readonly mustChangePassword: boolean;
  /** What is still to be proven before anything else works. */
  readonly secondFactor: 'proof' | 'enrolment' | null;
  readonly expiresAt: string;
  readonly actor: { readonly id: string; readonly kind: string; readonly name: string };
  readonly institution: { readonly id: string; readonly name: string | null } | null;
  /** For which institutions one may act, one's own first. */
  readonly workplaces: readonly { readonly id: string; readonly name: string | null }[];
  /** Whether one's institution, or one below it, charges: else nothing of fees is shown. */
  readonly charges: boolean;
  readonly roles: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly operations: Readonly<Record<string, string>>;
  /** Held by some role, and switched off by the city for everybody. */
  readonly switchedOff: readonly string[];
  readonly reads: Readonly<Record<string, { readonly scope: string; readonly groups: readonly string[] }>>;
  /** Lists that show more for a stated purpose. */
  readonly asksPurpose: readonly string[];
  readonly purpose: StatedPurpose | null;
  /** What is read from now on holds everything up to here. Null: the server does not know. */
  readonly position: string | null;
  /** What is set of how pages behave; by parameter. */
  readonly parameters: Readonly<Record<string, number | boolean>>;
  /** How the menu is arranged, by the names of its places; null: as it comes. */
  readonly menu: { readonly order: readonly string[]; readonly hidden: readonly string[] } | null;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** ISO instants. */
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
}

export interface SecondFactorStanding {
  /** Whether an authenticator shows codes. */
  readonly authenticator: boolean;
  readonly passkeys: readonly Passkey[];
  /** The address at which passkeys hold; null: at none. */
  readonly passkeysAt: string | null;
  /** How many are left. */
  readonly recoveryCodes: number;
  /** A role asks for one: the last cannot be given up. */
  readonly needed: boolean;
}

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

export interface SignInWays {
  /** What the office app is called; null: there is none. */
  readonly office: { readonly zh: string; readonly en: string } | null;
  readonly refusal: { readonly code: string; readonly text: { readonly zh: string; readonly en: string } } | null;
}

/** A code that was typed, or what a device signed. */
export type Proof = { readonly code: string } | { readonly passkey: AuthenticationResponseJSON };

/** A refusal in the person's words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly field: string | null;
  readonly text: { readonly zh: string; readonly en: string };

  constructor(body: { code: string; field: string | null; text: { zh: string; en: string } }) {
    super(body.code);
    this.code = body.code;
    this.field = body.field;
    this.text = body.text;
  }
}

const unreachable = {
  code: 'Unreachable',
  field: null,
  text: { zh: '无法连接服务器，请检查网络后重试', en: 'The server cannot be reached. Check the network and try again' },
};

let csrf: string | null = null;

/** Sent with everything but GET. */
export const csrfHeader = (): Record<string, string> => (csrf === null ? {} : { 'x-healthcert-csrf': csrf });

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new Refused(unreachable);
  }
};

const read = async <Body>(response: Response): Promise<Body> => {
  const body = (await response.json().catch(() => null)) as (Body & { error?: ConstructorParameters<typeof Refused>[0] }) | null;
  if (!response.ok || body === null) throw new Refused(body?.error ?? unreachable);
  return body;
};

const done = async (response: Response): Promise<void> => {
  if (!response.ok) await read(response);
};

const answered = async (response: Response): Promise<Me> => {
  const me = await read<Me>(response);
  ({ csrf } = me);
  return me;
};

const post = (path: string, body: object): Promise<Response> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...csrfHeader() }, body: JSON.stringify(body) });

export const session = {
  /** Null: nobody is signed in. */
  current: async (): Promise<Me | null> => {
    const response = await ask('/api/me', {});
    return response.status === 401 ? null : answered(response);
  },
  signIn: async (loginName: string, password: string): Promise<Me> => answered(await post('/api/sign-in', { loginName, password })),
  changePassword: async (currentPassword: string, newPassword: string): Promise<Me> =>
    answered(await post('/api/password', { currentPassword, newPassword })),
  /** Works for another of one's institutions from now on. */
  actFor: async (institutionId: string): Promise<Me> => answered(await post('/api/acts-for', { institutionId })),
  /** Why one reads from now on; no code: one reads for nothing any more. */
  statePurpose: async (purpose: { readonly code: string | null; readonly reference?: string | null }): Promise<Me> =>
    answered(await post('/api/purpose', purpose)),
  secondFactor: {
    standing: async (): Promise<SecondFactorStanding> => read(await ask('/api/second-factor', {})),
    prove: async (proof: Proof): Promise<Me> => answered(await post('/api/second-factor', proof)),
    /** For a passkey to sign. */
    challenge: async (): Promise<PublicKeyCredentialRequestOptionsJSON> => read(await post('/api/second-factor/challenge', {})),
    begin: async (proof: Proof | null): Promise<Enrolment> => read(await post('/api/second-factor/enrolment', proof ?? {})),
    confirm: async (code: string): Promise<{ readonly recoveryCodes: readonly string[]; readonly me: Me }> =>
      read(await post('/api/second-factor/confirmation', { code })),
    renew: async (proof: Proof): Promise<{ readonly recoveryCodes: readonly string[] }> =>
      read(await post('/api/second-factor/recovery-codes', proof)),
    removeAuthenticator: async (proof: Proof): Promise<void> => done(await post('/api/second-factor/removal', proof)),
    beginPasskey: async (proof: Proof | null): Promise<PublicKeyCredentialCreationOptionsJSON> =>
      read(await post('/api/second-factor/passkeys/begin', proof ?? {})),
    addPasskey: async (
      name: string,
      passkey: RegistrationResponseJSON,
    ): Promise<{ readonly recoveryCodes: readonly string[]; readonly me: Me }> =>
      read(await post('/api/second-factor/passkeys', { name, passkey })),
    removePasskey: async (id: string, proof: Proof): Promise<void> =>
      done(await post('/api/second-factor/passkeys/removal', { id, ...proof })),
  },
  /** What else one may sign in with, and why the last try came to nothing, by the code in the address. */
  ways: async (refused: string | null): Promise<SignInWays> =>
    read(await ask(`/api/sign-in/ways${refused === null ? '' : `?refused=${encodeURIComponent(refused)}`}`, {})),
  office: {
    /** Leaves this page for the office app's. */
    goTo: async (): Promise<void> => location.assign((await read<{ url: string }>(await post('/api/sign-in/hand-over', {}))).url),
    link: async (): Promise<void> => location.assign((await read<{ url: string }>(await post('/api/sign-in/hand-over/link', {}))).url),
    linkedAt: async (): Promise<string | null> => (await read<{ linkedAt: string | null }>(await ask('/api/sign-in/link', {}))).linkedAt,
    unlink: async (): Promise<void> => done(await post('/api/sign-in/link/removal', {})),
  },
  /** Ends it here; who came by the office app goes there to end it as well. */
  signOut: async (): Promise<void> => {
    const response = await post('/api/sign-out', {});
    csrf = null;
    const { goTo } = response.status === 200 ? await read<{ goTo: string }>(response) : { goTo: null };
    if (goTo !== null) location.assign(goTo);
  },
};
