import { mayDo, readScope, type Actor } from '@healthcert/domain/kernel';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { System } from '../system.ts';
import type { RegisterRow } from './claims.ts';

const printing = ['printCertificate', 'reprintCertificate'];

/** The register's rows of these numbers that the actor may see by name and give out: valid ones only. */
export const printable = async (system: System, actor: Actor, numbers: readonly string[]): Promise<RegisterRow[]> => {
  const tree = await system.tree();
  const scope = readScope(actor, certificateRegisterModel.name, tree);
  if (!scope) return [];
  const mayPrint = ({ institutionId }: RegisterRow): boolean => printing.some((name) => mayDo(actor, name, { institutionId }, tree));
  const found = await Promise.all(numbers.map((number) => system.reads.find(certificateRegisterModel, [number], scope)));
  const shown = found.flatMap((row) => (row && !row.withheld.includes('name') ? [row.values as unknown as RegisterRow] : []));
  return shown.filter((row) => row.validity === 'valid' && mayPrint(row));
};

export const issuerOf = async (system: System, { institutionId }: RegisterRow): Promise<string> =>
  (await system.institutionName(institutionId)) ?? institutionId;
