import { plainOfTheCity, readScope, type Text } from '@healthcert/domain/kernel';
import { readSpecimenNumber } from '@healthcert/domain/specimen';
import type { ShownRow } from '@healthcert/projections/kernel';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import type { RequestContext } from '../context.ts';
import { pageFor } from '../graphql/connections.ts';
import { refused } from '../graphql/refusals.ts';
import { scannedCodes } from '../search/scanned-codes.ts';

/**
 * otherCode: it is of another kind, `code` says which; misread: a specimen's number with a wrong check digit; elsewhere:
 * another institution's specimen; unknown: a number that no specimen has, or nothing that is known.
 */
export type NoSpecimen = 'otherCode' | 'misread' | 'elsewhere' | 'unknown';

export interface SpecimenScan {
  readonly specimen: ShownRow | null;
  readonly problem: NoSpecimen | null;
  readonly code: Text | null;
}

const none = (problem: NoSpecimen, code: Text | null = null): SpecimenScan => ({ specimen: null, problem, code });

/** Whether the number is that of a specimen outside the actor's reach; whose it is, nobody is told. */
const isElsewhere = async ({ actor, system }: RequestContext, number: string): Promise<boolean> => {
  const scope = actor && readScope(actor, specimenListModel.name, await system.tree());
  const row = await system.reads.find(specimenListModel, [number], plainOfTheCity);
  const institutionId = row?.values.institutionId;
  return scope !== null && typeof institutionId === 'string' && scope.groupsOf({ institutionId }).size === 0;
};

/** What a scanner read at the specimens' desk: the specimen, or in words what the code is instead. @throws refused */
export const scanSpecimen = async (context: RequestContext, text: string): Promise<SpecimenScan> => {
  const { actor, system } = context;
  if (!actor || !readScope(actor, specimenListModel.name, await system.tree())) throw refused(specimenListModel.name);
  const reading = readSpecimenNumber(text);
  if (!reading.ok) {
    const other = scannedCodes.find(({ read }) => read(text.normalize('NFKC').trim()) !== null);
    if (other) return none('otherCode', other.title);
    return none(reading.problem === 'check' ? 'misread' : 'unknown');
  }
  const { rows } = await pageFor(specimenListModel, { filter: { number: reading.number }, first: 1 }, context);
  if (rows[0]) return { specimen: rows[0], problem: null, code: null };
  return none((await isElsewhere(context, reading.number)) ? 'elsewhere' : 'unknown');
};
