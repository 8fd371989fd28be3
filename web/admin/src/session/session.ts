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
  readonly secondFactor: 'code' | 'enrolment' | null;
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
}

export interface SecondFactorStanding {
  readonly enrolled: boolean;
  /** How many are left. */
  readonly recoveryCodes: number;
  /** A role asks for it: it cannot be given up. */
  readonly needed: boolean;
}

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

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
    prove: async (code: string): Promise<Me> => answered(await post('/api/second-factor', { code })),
    begin: async (): Promise<Enrolment> => read(await post('/api/second-factor/enrolment', {})),
    confirm: async (code: string): Promise<{ readonly recoveryCodes: readonly string[]; readonly me: Me }> =>
      read(await post('/api/second-factor/confirmation', { code })),
    renew: async (code: string): Promise<{ readonly recoveryCodes: readonly string[] }> =>
      read(await post('/api/second-factor/recovery-codes', { code })),
    remove: async (code: string): Promise<void> => {
      const response = await post('/api/second-factor/removal', { code });
      if (!response.ok) await read(response);
    },
  },
  signOut: async (): Promise<void> => {
    await post('/api/sign-out', {});
    csrf = null;
  },
};
