export { createAccounts, type Accounts, type AccountsSettings, type NewCredential, type SignInAttempt } from './accounts.ts';
export { passkeySiteOf, type Passkey, type PasskeySite } from './passkeys.ts';
export type { CodeAttempt, Enrolment, PasskeyAttempt, SecondFactor } from './second-factor.ts';
export type { Opened, Origin, Session } from './sessions.ts';
export type { SignInPolicy } from './sign-in-policy.ts';
export { normaliseLoginName } from './password-policy.ts';
