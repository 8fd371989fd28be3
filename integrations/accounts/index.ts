export { createAccounts, type Accounts, type AccountsSettings, type NewCredential, type SignInAttempt } from './accounts.ts';
export type { CodeAttempt, Enrolment, SecondFactor } from './second-factor.ts';
export type { Opened, Origin, Session, SessionLimits } from './sessions.ts';
export { normaliseLoginName } from './password-policy.ts';
