export { createAuthentication, type Authentication, type AuthenticationSettings } from './authentication.ts';
export { csrfOf } from './cookie.ts';
export { answerError, refuse, type ErrorBody } from './errors.ts';
export type { Me } from './me.ts';
export { createPurposes, inAccessLog, purposeHeader, type Purposes, type StatedPurpose } from './purpose.ts';
export { recordFailedSignIn, recordSignIn, type SignInLog } from './record-sign-in.ts';
export { signIn, type SignInSystem } from './routes.ts';
export { requireSameOrigin } from './same-origin.ts';
