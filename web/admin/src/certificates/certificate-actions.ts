export type CertificateAction = 'print' | 'handOut' | 'reprint' | 'undoHandOut' | 'suspend' | 'reinstate' | 'revoke' | 'supersede';

export const operationOf: Readonly<Record<CertificateAction, string>> = {
  print: 'printCertificate',
  handOut: 'handOutCertificate',
  reprint: 'reprintCertificate',
  undoHandOut: 'undoHandOut',
  suspend: 'suspendCertificate',
  reinstate: 'reinstateCertificate',
  revoke: 'revokeCertificate',
  supersede: 'supersedeCertificate',
};

interface Standing {
  readonly validity: string;
  readonly custody: string;
  readonly validUntil: string;
}

/** What can be done with a certificate as it stands on a day; the rules themselves are the server's. */
export const actionsFor = ({ validity, custody, validUntil }: Standing, today: string): readonly CertificateAction[] => {
  if (validity === 'revoked' || validity === 'superseded') return [];
  const taken: CertificateAction[] = custody === 'handedOut' ? ['undoHandOut'] : [];
  if (validity === 'suspended') return ['reinstate', ...taken, 'revoke'];
  if (validUntil < today) return [...taken, 'revoke'];
  const next: CertificateAction[] = custody === 'issued' ? ['print'] : custody === 'printed' ? ['handOut', 'reprint'] : ['reprint'];
  return [...next, ...taken, 'suspend', 'supersede', 'revoke'];
};

/** The list of usual reasons for each change that asks for one. */
export const reasonsOf = {
  reprint: 'reprint-reasons',
  undoHandOut: 'hand-out-undo-reasons',
  suspend: 'suspension-reasons',
  reinstate: 'reinstatement-reasons',
  revoke: 'revocation-reasons',
  supersede: 'supersession-reasons',
} as const;
export type ReasonedAction = keyof typeof reasonsOf;
