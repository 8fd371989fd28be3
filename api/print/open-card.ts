import type { Actor } from '@healthcert/domain/kernel';
import { cardDocument, cardTitle, type Card } from '@healthcert/domain/layout';
import { dayInChina } from '@healthcert/domain/person';
import { caseFile, type CaseFile } from '@healthcert/projections/case-file';
import { caseEventsOf } from '../case/read-case.ts';
import type { RegisterRow } from '../certificate/claims.ts';
import { issuerOf, printable } from '../certificate/printable.ts';
import type { System } from '../system.ts';
import type { ClosedPaper, OpenPaper } from './open-case-paper.ts';
import { sealOf } from './seal-of.ts';

const cardOf = async (system: System, row: RegisterRow, file: CaseFile | null): Promise<Card> => {
  const programme = file && (await system.programmes.find(file.programme.id, file.programme.version));
  // As it was certified: the registration may have been corrected since.
  const job = programme?.jobs.find(({ name }) => name.zh === row.jobName)?.name ?? { zh: row.jobName ?? '', en: '' };
  const portrait = row.portraitFile === null ? null : await system.files.get(row.portraitFile);
  const institution = (await system.institutions()).get(row.institutionId);
  const issuer = await issuerOf(system, row);
  return {
    title: cardTitle(row.category),
    name: row.name ?? '',
    sex: file?.sex ?? 'male',
    maskedDocument: row.maskedDocument ?? '',
    category: programme?.name ?? { zh: row.category, en: row.category },
    job,
    number: row.number,
    institution: { zh: issuer, en: '' },
    issuedOn: dayInChina(row.issuedAt),
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    portrait: portrait?.bytes ?? null,
    seal: await sealOf(system, row.institutionId),
    qrUrl: system.certificates.qrUrlOf(row, issuer),
    more: {
      age: file ? String(file.age) : '',
      employer: file?.identity?.employer ?? '',
      institutionTelephone: institution?.telephone ?? '',
    },
  };
};

/**
 * Opens the card of a certificate (A10): a valid one, that the actor may see by name and print. The credential in its
 * code is signed only when it is drawn. Whether there is none or it is withheld is not told apart.
 */
export const openCard = async (system: System, actor: Actor, number: string): Promise<OpenPaper | ClosedPaper> => {
  const [row] = await printable(system, actor, [number]);
  if (!row) return { id: number, refusedOf: null };
  const file = caseFile(await caseEventsOf(system, row.caseId));
  const { layout, ref } = await system.layouts.inForce('card', row.institutionId, file?.programme.id ?? null);
  return {
    id: number,
    personId: row.personId,
    institutionId: row.institutionId,
    ref,
    keptAs: null,
    printables: async () => [{ id: number, layout, data: cardDocument(await cardOf(system, row, file)) }],
  };
};
