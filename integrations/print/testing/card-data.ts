import { qrUrl, signCredential } from '../../credential/index.ts';
import { claims, opaqueId, testKeys } from '../../credential/testing/fixtures.ts';
import { cardTitle, type Card } from '@healthcert/domain/layout';

/** A plainly fictional card whose QR carries a credential over the same values. */
export const card = (overrides: Partial<Card> = {}): Card => {
  const { name, number, maskedDocument, issuer, validFrom, validUntil } = claims();
  const shown = {
    title: cardTitle('food'),
    name,
    sex: 'female' as const,
    maskedDocument,
    category: { zh: '食品', en: 'Food' },
    job: { zh: '热食类食品制售', en: 'Hot food preparation' },
    number,
    institution: { zh: issuer, en: 'Example County Centre for Disease Control' },
    issuedOn: '2026-11-21',
    validFrom,
    validUntil,
    portrait: null,
    ...overrides,
  };
  const credential = signCredential(
    claims({
      name: shown.name,
      number: shown.number,
      issuer: shown.institution.zh,
      validFrom: shown.validFrom,
      validUntil: shown.validUntil,
    }),
    testKeys(),
  );
  return { ...shown, qrUrl: overrides.qrUrl ?? qrUrl('health.example.cn', opaqueId, credential) };
};
