export type CertificateAction = 'print' | 'handOut' | 'reprint' | 'suspend' | 'reinstate' | 'revoke' | 'supersede';

export const operationOf: Readonly<Record<CertificateAction, string>> = {
  print: 'printCertificate',
  handOut: 'handOutCertificate',
  reprint: 'reprintCertificate',
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
  if (validity === 'suspended') return ['reinstate', 'revoke'];
  if (validUntil < today) return ['revoke'];
  const next: CertificateAction[] = custody === 'issued' ? ['print'] : custody === 'printed' ? ['handOut', 'reprint'] : ['reprint'];
  return [...next, 'suspend', 'supersede', 'revoke'];
};

const cardsAtOnce = 100;

/** Where the cards of these certificates open as PDF, in the server's portions. */
export const cardAddresses = (numbers: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(numbers.length / cardsAtOnce) }, (_none, n) => {
    const portion = numbers.slice(n * cardsAtOnce, (n + 1) * cardsAtOnce).map(encodeURIComponent);
    return `/api/certificates/cards.pdf?numbers=${portion.join(',')}&sides=both`;
  });
