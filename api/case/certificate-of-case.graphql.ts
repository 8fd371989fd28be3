import type { CertificateFile } from '@healthcert/projections/case-file';
import type { Builder } from '../graphql/builder.ts';

/** A certificate that was issued on the case, on both its axes. */
export const certificateOfCase = (builder: Builder) => {
  return builder.objectRef<CertificateFile>('CaseCertificate').implement({
    fields: (t) => ({
      number: t.string({ resolve: ({ issued }) => issued.number }),
      opaqueId: t.string({ resolve: ({ issued }) => issued.opaqueId }),
      validFrom: t.field({ type: 'Date', resolve: ({ issued }) => issued.validFrom }),
      validUntil: t.field({ type: 'Date', resolve: ({ issued }) => issued.validUntil }),
      issuedAt: t.field({ type: 'DateTime', resolve: ({ issued }) => issued.issuedAt }),
      issuedBy: t.string({ resolve: ({ issued }) => issued.issuedBy }),
      supersedes: t.string({ nullable: true, resolve: ({ issued }) => issued.supersedes }),
      validity: t.exposeString('validity'),
      custody: t.exposeString('custody'),
      supersededBy: t.exposeString('supersededBy', { nullable: true }),
      reprints: t.exposeInt('reprints'),
      handedOutAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ handedOutAt }) => handedOutAt }),
    }),
  });
};
