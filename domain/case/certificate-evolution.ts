import type { Case, Certificate } from './case.ts';
import type { Evolutions } from './slice.ts';

const withCertificate = (state: Case, number: string, change: Partial<Certificate>): Case => ({
  ...state,
  certificates: state.certificates.map((certificate) => (certificate.number === number ? { ...certificate, ...change } : certificate)),
});

type CertificateEvent =
  | 'CertificateIssued'
  | 'CertificateSuperseded'
  | 'CertificatePrinted'
  | 'CertificateReprinted'
  | 'CertificateHandedOut'
  | 'HandOutUndone'
  | 'CertificateSuspended'
  | 'CertificateReinstated'
  | 'CertificateRevoked';

/** How the events of a certificate change its two axes, validity and custody. */
export const certificateEvolutions: Evolutions<CertificateEvent> = {
  CertificateIssued: (state, { number, validUntil }) => ({
    ...state,
    certificates: [
      ...state.certificates,
      {
        number,
        validity: 'valid',
        custody: 'issued',
        validUntil,
        reinstated: false,
        takenBy: null,
        handOutUndone: false,
        supersededBy: null,
      },
    ],
  }),
  CertificateSuperseded: (state, { oldNumber, newNumber }) =>
    withCertificate(state, oldNumber, { validity: 'superseded', supersededBy: newNumber }),
  CertificatePrinted: (state, { number }) => withCertificate(state, number, { custody: 'printed' }),
  // The new copy is to be handed out again.
  CertificateReprinted: (state, { number }) => withCertificate(state, number, { custody: 'printed', takenBy: null, handOutUndone: false }),
  CertificateHandedOut: (state, { number, takenBy }) =>
    withCertificate(state, number, { custody: 'handedOut', takenBy, handOutUndone: false }),
  HandOutUndone: (state, { number }) => withCertificate(state, number, { custody: 'printed', takenBy: null, handOutUndone: true }),
  CertificateSuspended: (state, { number }) => withCertificate(state, number, { validity: 'suspended' }),
  CertificateReinstated: (state, { number }) => withCertificate(state, number, { validity: 'valid', reinstated: true }),
  CertificateRevoked: (state, { number }) => ({
    ...withCertificate(state, number, { validity: 'revoked' }),
    conclusion: state.conclusion && { ...state.conclusion, spent: true },
  }),
};
