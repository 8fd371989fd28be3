/** What the server tells of who is signed in; permissions here only show and hide. */
export interface Me {
  readonly csrf: string;
  readonly mustChangePassword: boolean;
  readonly expiresAt: string;
  readonly actor: { readonly id: string; readonly kind: string; readonly name: string };
  readonly institution: { readonly id: string; readonly name: string | null } | null;
  /** Whether one's institution, or one below it, charges: else nothing of fees is shown. */
  readonly charges: boolean;
  readonly roles: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly operations: Readonly<Record<string, string>>;
  /** Held by some role, and switched off by the city for everybody. */
  readonly switchedOff: readonly string[];
  readonly reads: Readonly<Record<string, { readonly scope: string; readonly groups: readonly string[] }>>;
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

const answered = async (response: Response): Promise<Me> => {
  const body = (await response.json().catch(() => null)) as (Me & { error?: ConstructorParameters<typeof Refused>[0] }) | null;
  if (!response.ok || body === null) throw new Refused(body?.error ?? unreachable);
  ({ csrf } = body);
  return body;
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
  signOut: async (): Promise<void> => {
    await post('/api/sign-out', {});
    csrf = null;
  },
};
