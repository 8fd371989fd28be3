import type { Pool } from 'pg';
import { createFailures } from './failures.ts';
import { fewAtOnce, oneAtATime, Overloaded } from './few-at-once.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { checkLoginName, checkPassword, normaliseLoginName } from './password-policy.ts';
import { createPasskeys, type Passkeys, type PasskeySite } from './passkeys.ts';
import { reject } from './rejections.ts';
import { createRevocations, type RevocationListener } from './revocations.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, hashOfToken, hasSecondFactor, type Opened, type Origin, type Session, type Way } from './sessions.ts';
import { backoffOf, usualPolicy, type SignInPolicy } from './sign-in-policy.ts';

export interface AccountsSettings {
  /** A pool of the application's role. */
  readonly pool: Pool;
  /** 32 bytes: seals the secrets of second factors. */
  readonly secret: Uint8Array;
  /** Where passkeys hold; null: nowhere, the city has no name that a browser would tie them to. */
  readonly passkeySite?: PasskeySite | null;
  readonly now?: () => Date;
  /** As it is now; default `usualPolicy`. */
  readonly policy?: () => Promise<SignInPolicy>;
}

export interface SignInAttempt extends Origin {
  readonly loginName: string;
  readonly password: string;
  /** The caller's address: failures are counted by it, it is not stored. */
  readonly address: string;
}

export interface PasswordChange {
  readonly staffId: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
  /** The session that asks and goes on; the user's others end. */
  readonly token: string;
}

export interface NewCredential {
  readonly staffId: string;
  readonly loginName: string;
  readonly password: string;
  /** True where somebody else chose the password. */
  readonly mustChange: boolean;
}

/** Who may sign in, with what, and who is signed in. Plain tables, never events: a hash must be deletable for good. */
export interface Accounts {
  /** @throws Rejection LoginNameInvalid, LoginNameTaken (also: the person has a credential), Password... */
  create(credential: NewCredential): Promise<void>;
  /** Whether somebody has a password here, and so can have a session. */
  exists(staffId: string): Promise<boolean>;
  /** @throws Rejection WrongCredentials, TooManyAttempts, SignInBusy */
  signIn(attempt: SignInAttempt): Promise<Opened>;
  /** A session without a password: for tests and for other ways of proving who one is. The credential must exist. */
  openSession(staffId: string, origin?: Origin, way?: Way): Promise<Opened>;
  findSession(token: string): Promise<Session | null>;
  /** For who must find a session again without having its token meanwhile. */
  hashOf(token: string): Buffer;
  findSessionByHash(tokenHash: Buffer): Promise<Session | null>;
  signOut(token: string): Promise<void>;
  /** The session acts for this institution from now on, in every process. */
  actFor(token: string, staffId: string, institutionId: string): Promise<void>;
  readonly secondFactor: SecondFactor;
  readonly passkeys: Passkeys;
  /** Ends all sessions of somebody, in every process within seconds. Returns how many were in force. */
  revokeSessions(staffId: string): Promise<number>;
  /** @throws Rejection WrongCurrentPassword, PasswordUnchanged, Password..., TooManyAttempts, SignInBusy */
  changePassword(change: PasswordChange): Promise<void>;
  /** What `resetPassword` would refuse. @throws Rejection Password... */
  checkPassword(loginName: string, newPassword: string): Promise<void>;
  /** By an administrator: ends the user's sessions, and the user must change it. A first one lets them in. @throws Rejection Password... */
  resetPassword(user: Pick<NewCredential, 'staffId' | 'loginName'>, newPassword: string): Promise<void>;
  /** For those who cache sessions. Returns the way to stop. */
  onRevoked(listener: RevocationListener): () => void;
  /** Resolves once revocations by other processes are heard. */
  readonly listening: Promise<void>;
  close(): Promise<void>;
}

interface CredentialRow {
  readonly staff_id: string;
  readonly login_name: string;
  readonly password_hash: string;
  readonly has_second_factor: boolean;
}

const uniqueViolation = '23505';
const unknownOrigin: Origin = { userAgent: null, ipPrefix: null };

const usual = (): Promise<SignInPolicy> => Promise.resolve(usualPolicy);

export const createAccounts = ({
  pool,
  secret,
  passkeySite = null,
  now = () => new Date(),
  policy = usual,
}: AccountsSettings): Accounts => {
  const failures = createFailures(pool, now, async () => backoffOf(await policy()));
  const sessions = createSessions(pool, now, policy);
  const passkeys = createPasskeys({ pool, now, site: passkeySite });
  const secondFactor = createSecondFactor({ pool, now, secret, failures, passkeys });
  const revocations = createRevocations(pool);
  const limited = fewAtOnce({ running: 2, waiting: 40 });
  // Else a name's right passwords, sent side by side, would lock it: each counts as a failure until it proves right.
  const inTurn = oneAtATime({ waiting: 20 });
  // Verified where no such name exists, so that an unknown name takes as long as a wrong password.
  const decoy = hashPassword('the password of nobody');

  const credentialBy = async (column: 'staff_id' | 'login_name', value: string): Promise<CredentialRow | null> => {
    const { rows } = await pool.query<CredentialRow>(
      `SELECT staff_id, login_name, password_hash, ${hasSecondFactor} AS has_second_factor
       FROM credential c LEFT JOIN second_factor f USING (staff_id) WHERE ${column} = $1`,
      [value],
    );
    return rows[0] ?? null;
  };

  const unlessBusy = async <T>(task: Promise<T>): Promise<T> => {
    try {
      return await task;
    } catch (error) {
      return error instanceof Overloaded ? reject('SignInBusy') : Promise.reject(error);
    }
  };
  const hashing = <T>(task: () => Promise<T>): Promise<T> => unlessBusy(limited(task));

  const unlocked = async (address: string): Promise<void> => {
    const seconds = await failures.lockedFor(address);
    if (seconds > 0) reject('TooManyAttempts', { with: { seconds } });
  };

  /** At a name it counts as a failure until it proves right, at an address once it proved wrong. */
  const look = async (found: CredentialRow | null, loginName: string, password: string, address: string): Promise<CredentialRow | null> => {
    const seconds = await failures.begin(loginName);
    if (seconds > 0) return reject('TooManyAttempts', { with: { seconds } });
    const stored = found?.password_hash ?? (await decoy);
    const verified = hashing(async () => {
      // Asked when its turn has come: what waited beside the guesses that locked the address is not looked at.
      await unlocked(address);
      const proof = await verifyPassword(stored, password);
      if (!proof.matches || !found) await failures.blame(address);
      return proof;
    });
    const { matches, outdated } = await verified.catch(async (error: unknown) => {
      await failures.forgive(loginName);
      throw error;
    });
    if (!matches || !found) return null;
    // Where a code is still to come, a right password wipes out no wrong codes: else they could be guessed five by five.
    await (found.has_second_factor ? failures.forgive(loginName) : failures.clear(loginName));
    if (outdated) {
      const renewed = await hashing(() => hashPassword(password));
      await pool.query('UPDATE credential SET password_hash = $3 WHERE staff_id = $1 AND password_hash = $2', [
        found.staff_id,
        stored,
        renewed,
      ]);
    }
    return found;
  };

  /** Null: wrong password, or nobody of this name. */
  const prove = async (
    found: CredentialRow | null,
    loginName: string,
    password: string,
    address: string,
  ): Promise<CredentialRow | null> => {
    await unlocked(address);
    return unlessBusy(inTurn(loginName, () => look(found, loginName, password, address)));
  };

  const setPassword = async (staffId: string, password: string): Promise<void> => {
    const passwordHash = await hashing(() => hashPassword(password));
    await pool.query('UPDATE credential SET password_hash = $2, must_change = false, changed_at = $3 WHERE staff_id = $1', [
      staffId,
      passwordHash,
      now(),
    ]);
  };

  const checked = async (password: string, loginName: string): Promise<void> =>
    checkPassword(password, loginName, (await policy()).leastPasswordLength);

  return {
    create: async ({ staffId, loginName, password, mustChange }) => {
      const name = checkLoginName(loginName);
      await checked(password, name);
      const passwordHash = await hashing(() => hashPassword(password));
      try {
        await pool.query(
          'INSERT INTO credential (staff_id, login_name, password_hash, must_change, changed_at) VALUES ($1, $2, $3, $4, $5)',
          [staffId, name, passwordHash, mustChange, now()],
        );
      } catch (error) {
        if ((error as { code?: string }).code === uniqueViolation) reject('LoginNameTaken', { field: 'loginName' });
        throw error;
      }
    },

    exists: async (staffId) => (await credentialBy('staff_id', staffId)) !== null,

    signIn: async ({ loginName, password, address, userAgent, ipPrefix }) => {
      const name = normaliseLoginName(loginName).replaceAll('\u0000', '');
      const proven = await prove(await credentialBy('login_name', name), name, password, address);
      return proven ? sessions.open(proven.staff_id, { userAgent, ipPrefix }) : reject('WrongCredentials');
    },

    openSession: (staffId, origin = unknownOrigin, way) => sessions.open(staffId, origin, way),
    findSession: (token) => sessions.find(hashOfToken(token)),
    hashOf: hashOfToken,
    findSessionByHash: (tokenHash) => sessions.find(tokenHash),

    signOut: async (token) => {
      const staffId = await sessions.revoke(token);
      if (staffId !== null) await revocations.announce(staffId);
    },

    actFor: async (token, staffId, institutionId) => {
      await sessions.actFor(token, institutionId);
      await revocations.announce(staffId);
    },
    secondFactor,
    passkeys,

    revokeSessions: async (staffId) => {
      const ended = await sessions.revokeAll(staffId);
      await revocations.announce(staffId);
      return ended;
    },

    changePassword: async ({ staffId, currentPassword, newPassword, address, token }) => {
      const found = await credentialBy('staff_id', staffId);
      const proof = found && (await prove(found, found.login_name, currentPassword, address));
      const proven = proof ?? reject('WrongCurrentPassword', { field: 'currentPassword' });
      await checked(newPassword, proven.login_name);
      if (newPassword.normalize('NFKC') === currentPassword.normalize('NFKC')) reject('PasswordUnchanged', { field: 'newPassword' });
      await setPassword(staffId, newPassword);
      await sessions.revokeAll(staffId, token);
      await revocations.announce(staffId);
    },

    checkPassword: (loginName, newPassword) => checked(newPassword, loginName),

    resetPassword: async ({ staffId, loginName }, newPassword) => {
      await checked(newPassword, loginName);
      const passwordHash = await hashing(() => hashPassword(newPassword));
      await pool.query(
        `INSERT INTO credential (staff_id, login_name, password_hash, must_change, changed_at) VALUES ($1, $2, $3, true, $4)
         ON CONFLICT (staff_id) DO UPDATE SET password_hash = excluded.password_hash, must_change = true, changed_at = excluded.changed_at`,
        [staffId, checkLoginName(loginName), passwordHash, now()],
      );
      await sessions.revokeAll(staffId);
      await revocations.announce(staffId);
    },

    onRevoked: (listener) => revocations.subscribe(listener),
    listening: revocations.listening,
    close: () => revocations.close(),
  };
};
