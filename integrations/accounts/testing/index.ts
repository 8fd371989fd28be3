export { softwareAuthenticator, type SoftwareAuthenticator } from './software-authenticator.ts';
