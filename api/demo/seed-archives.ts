import { archiveOperations, archiveProcess } from '@healthcert/domain/archive';
import { archiveSources } from '@healthcert/domain/configuration';
import { derivedId, type Actor, type Operation } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { mainClinic, seededRandom, seedPerson } from '@healthcert/ops/seed';
import { createHash } from 'node:crypto';
import { archiveIdOf } from '../archive/facts.ts';
import { lastDayAfter } from '../archive/read-row.ts';
import type { System } from '../system.ts';
import type { Send } from './found-city.ts';

const seed = 'healthcert demo archive';
const admin: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };
const source = 'old-city';
const dayLength = 86_400_000;

/** Months ago that each was issued; of the person before, where it is an earlier year's; without a document number; as it stood. */
const cards: readonly {
  readonly ago: number;
  readonly again?: true;
  readonly numberless?: true;
  readonly validity?: 'revoked' | 'suspended';
}[] = [
  { ago: 2 },
  { ago: 3 },
  { ago: 15, again: true },
  { ago: 27, again: true },
  { ago: 5 },
  { ago: 6, validity: 'suspended' },
  { ago: 7 },
  { ago: 8, numberless: true },
  { ago: 9, numberless: true },
  { ago: 10, validity: 'revoked' },
  { ago: 11 },
  { ago: 14 },
];

const headings = [
  ['证号', 'number'],
  ['姓名', 'name'],
  ['身份证号', 'documentNumber'],
  ['工种', 'jobName'],
  ['发证日期', 'validFrom'],
  ['有效期至', 'validUntil'],
  ['状态', 'status'],
];

/** A dozen cards of the system before this one, brought by an import of the main clinic. */
export const seedArchives = async ({ vault }: Pick<System, 'vault'>, now: Date, send: Send): Promise<void> => {
  const at = new Date(now.getTime() - 30 * dayLength);
  const value = {
    name: { zh: '原健康证系统', en: 'The system before' },
    columns: headings.map(([heading, field]) => ({ heading, field })),
    dateOrder: 'ymd',
    sexForm: 'words',
    documentType: 'idCard',
    validMonths: 12,
  };
  await send(archiveSources.operation as Operation, { changes: [{ add: { code: source, value } }] }, admin, at, 'archive source');
  const importId = derivedId(seed, 'import');
  const fileHash = createHash('sha256').update(seed).digest('hex');
  const begun = { importId, institutionId: mainClinic, source, fileHash, rows: cards.length };
  await send(archiveOperations.importArchive as Operation, begun, admin, at, 'archive import');

  const random = seededRandom(seed);
  let holder = seedPerson(random, now);
  for (const [n, { ago, again, numberless, validity = 'valid' }] of cards.entries()) {
    if (!again) holder = seedPerson(random, now);
    const validFrom = dayInChina(new Date(now.getTime() - (ago * 30 + 2) * dayLength).toISOString());
    const number = `滁健 ${validFrom.slice(0, 4)}-${String(1200 + n * 37).padStart(6, '0')}`;
    const { name, documentNumber, employer } = holder;
    const card = {
      archiveId: archiveIdOf(vault, source, number),
      importId,
      source,
      institutionId: mainClinic,
      number,
      name,
      ...(!numberless && { documentType: 'idCard', documentNumber }),
      jobName: random.pick(['厨师', '服务员', '面点师', '配菜员']),
      employer,
      issuer: '滁州市原健康体检中心',
      validity,
      examinedOn: validFrom,
      validFrom,
      validUntil: lastDayAfter(validFrom, 12),
    };
    await send(archiveProcess.archiveCertificate as Operation, card, admin, at, `archived ${n}`);
  }
  const rows = { importId, from: 0, rows: cards.length, entered: cards.length, known: 0, refused: 0 };
  await send(archiveProcess.recordArchiveRows as Operation, rows, admin, at, 'archive rows');
};
