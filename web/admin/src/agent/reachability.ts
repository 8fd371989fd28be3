/** Why a page does not reach the agent of its PC: it does not run, or the browser stands between. */
export type Unreached = 'absent' | 'insecure' | 'denied';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Chrome refuses pages that are not secure to reach this machine, without a question, and asks the person for the others
 * (Local Network Access, from 142 on). A page from this machine itself is neither.
 */
export const whyUnreached = (page: {
  readonly secure: boolean;
  readonly host: string;
  readonly permission: PermissionState | null;
}): Unreached => {
  if (loopback.has(page.host)) return 'absent';
  if (!page.secure) return 'insecure';
  return page.permission === 'denied' ? 'denied' : 'absent';
};

/** The permission has had two names; a browser that knows neither does not ask. */
const names = ['loopback-network', 'local-network-access'];

export const loopbackPermission = async (): Promise<PermissionState | null> => {
  for (const name of names) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // Not known by this name.
    }
  }
  return null;
};
