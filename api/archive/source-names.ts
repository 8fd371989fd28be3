import { archiveSources } from '@healthcert/domain/configuration';
import type { Text } from '@healthcert/domain/kernel';
import { readEntry, valueOf } from '@healthcert/domain/register';
import type { Registers } from '../register/registers.ts';

export interface SourceName {
  readonly code: string;
  readonly name: Text;
}

/** What the systems before this one are called; those given up too, whose cards remain. */
export const sourceNames = async (registers: Pick<Registers, 'all'>): Promise<readonly SourceName[]> =>
  [...(await registers.all(archiveSources, null)).values()].map((entry) => ({
    code: entry.code,
    name: readEntry(archiveSources, valueOf(entry)).name,
  }));
