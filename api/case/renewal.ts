import { archivedCertificateDecider } from '@healthcert/domain/archive';
import { caseDecider, type CommandNamed } from '@healthcert/domain/case';
import { rejections, type CommandHandler } from '@healthcert/domain/kernel';
import { metaOf, stepMeta, type Request } from '../operations/index.ts';

const reject = rejections({
  UnknownRenewal: { zh: '要续办的健康证不存在或不属于此人', en: 'The certificate to renew does not exist, or is another person’s' },
  OneRenewal: { zh: '一次登记只能续办一张证', en: 'A registration renews one certificate' },
});

/** What a caller names: a case here, or a card of the system before this one. */
interface Renewing {
  readonly caseId: string;
  readonly renewalOf?: string | null | undefined;
  readonly renewalOfArchived?: string | null | undefined;
}
type RenewalOf = CommandNamed<'RegisterCase'>['data']['renewalOf'];

/** The certificate that a registration renews: its person's own, of a case here or of an old system (I6). */
export const renewals = (handler: CommandHandler) => {
  const type = 'RenewArchivedCertificate' as const;

  return {
    /** What would be renewed, decided on trial: nothing is written. `personId` empty: nobody known. @throws Rejection */
    mayRenew: async ({ caseId, renewalOf, renewalOfArchived }: Renewing, personId: string, request: Request): Promise<RenewalOf> => {
      if (renewalOf && renewalOfArchived) return reject('OneRenewal', { field: 'renewalOfArchived' });
      if (renewalOfArchived) {
        const { state } = await handler.load(archivedCertificateDecider, renewalOfArchived);
        const data = { archiveId: renewalOfArchived, caseId, personId };
        archivedCertificateDecider.decide({ type, data, meta: metaOf(request) }, state, undefined);
        return { archiveId: renewalOfArchived };
      }
      if (!renewalOf) return null;
      const { state } = await handler.load(caseDecider, renewalOf);
      const certificate = state.certificates.at(-1);
      if (!certificate || state.registration?.personId !== personId) return reject('UnknownRenewal', { field: 'renewalOf' });
      return { caseId: renewalOf, certificateNumber: certificate.number };
    },

    /** An old card remembers the case, so that the import which brought it is not undone beneath it; may be repeated. @throws Rejection */
    renew: async (renewal: RenewalOf, caseId: string, personId: string, request: Request): Promise<void> => {
      if (!renewal || !('archiveId' in renewal)) return;
      const data = { archiveId: renewal.archiveId, caseId, personId };
      await handler.handle(archivedCertificateDecider, renewal.archiveId, { type, data, meta: stepMeta(request, type) });
    },
  };
};
