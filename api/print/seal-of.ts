import { institutionSeals } from '@healthcert/domain/configuration';
import { byPlace, readEntry, valueOf } from '@healthcert/domain/register';
import type { System } from '../system.ts';

/** What an institution seals its papers with: its own, never the city's. Null: none is set, and papers show its place. */
export const sealOf = async ({ registers }: Pick<System, 'registers'>, institutionId: string): Promise<Uint8Array | null> => {
  const own = [...(await registers.all(institutionSeals, institutionId)).values()].filter(({ retired }) => !retired).toSorted(byPlace)[0];
  return own ? Buffer.from(readEntry(institutionSeals, valueOf(own)).image, 'base64') : null;
};
