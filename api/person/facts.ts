import { plainOfTheCity, type Vault } from '@healthcert/domain/kernel';
import {
  dayInChina,
  normaliseDocumentNumber,
  personDecider,
  type Person,
  type PersonCommand,
  type PersonCommandNamed,
} from '@healthcert/domain/person';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { Reads } from '@healthcert/projections/kernel';
import { metaOf, type FactsProvider, type Request } from '../operations/index.ts';

export interface PersonFacts {
  readonly vault: Vault;
  readonly reads: Reads;
  /** How long records of an examination are kept: no national period was found, so a city sets it. */
  readonly retentionYears: number;
}

type Identified = PersonCommandNamed<'EnrolPerson' | 'CorrectPerson'>['data'];
type Paper = Pick<Identified, 'documentType' | 'documentNumber'>;

/** What the doors of a person look up: whom the document names from now on, and until when the law keeps their records. */
export const personFacts = ({ vault, reads, retentionYears }: PersonFacts): Readonly<Record<string, FactsProvider>> => {
  const indexOf = ({ documentType, documentNumber }: Paper): string =>
    vault.blindIndex(documentType, normaliseDocumentNumber(documentNumber));

  /** Refused before anything is written, as far as it can be: as if the number were free, or already the person's. */
  const tried = (type: 'EnrolPerson' | 'CorrectPerson' | 'ReleaseDocument', data: object, state: Person, request: Request): void =>
    void personDecider.decide({ type, data, meta: metaOf(request) } as PersonCommand, state, undefined);

  const enrolled = async (input: Identified, state: Person, request: Request) => {
    const found = await vault.findPerson(indexOf(input));
    tried('EnrolPerson', { ...input, documentHolderId: found ?? input.personId }, state, request);
    return { documentHolderId: (await vault.enrol(indexOf(input), input.personId)).personId };
  };

  /** The number leads to the person before the record says so, so that of two who claim it one is refused. */
  const corrected = async (input: Identified, state: Person, request: Request) => {
    const found = await vault.findPerson(indexOf(input));
    tried('CorrectPerson', { ...input, documentHolderId: found ?? input.personId }, state, request);
    return { documentHolderId: await vault.addIndex(indexOf(input), input.personId) };
  };

  const released = async (input: Paper & { readonly personId: string }, state: Person, request: Request) => {
    const documentHolderId = await vault.findPerson(indexOf(input));
    tried('ReleaseDocument', { ...input, documentHolderId }, state, request);
    await vault.releaseIndex(indexOf(input), input.personId);
    return { documentHolderId };
  };

  const retention = async ({ personId }: { readonly personId: string }) => {
    const sort = { by: 'registeredAt', descending: true };
    const { rows } = await reads.list({
      model: caseWorklistModel,
      scope: plainOfTheCity,
      filter: { personId: { eq: personId } },
      sort,
      first: 1,
    });
    const last = rows[0]?.values.registeredAt;
    if (typeof last !== 'string') return { retainedUntil: null };
    const day = dayInChina(last);
    return { retainedUntil: `${Number(day.slice(0, 4)) + retentionYears}${day.slice(4)}`.replace('-02-29', '-02-28') };
  };

  return { enrolPerson: enrolled, correctPerson: corrected, releaseDocument: released, erasePerson: retention };
};
