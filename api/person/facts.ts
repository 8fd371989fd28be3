import { plainOfTheCity, type Vault } from '@healthcert/domain/kernel';
import { dayInChina, normaliseDocumentNumber, type PersonCommandNamed } from '@healthcert/domain/person';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { Reads } from '@healthcert/projections/kernel';
import type { FactsProvider } from '../operations/index.ts';

export interface PersonFacts {
  readonly vault: Vault;
  readonly reads: Reads;
  /** How long records of an examination are kept: no national period was found, so a city sets it. */
  readonly retentionYears: number;
}

type Identified = PersonCommandNamed<'EnrolPerson'>['data'];

/** What the doors of a person look up: whom the document already names, and until when the law keeps their records. */
export const personFacts = ({ vault, reads, retentionYears }: PersonFacts): Readonly<Record<string, FactsProvider>> => {
  const holder = async ({ personId, documentType, documentNumber }: Identified) => ({
    documentHolderId: (await vault.findPerson(vault.blindIndex(documentType, normaliseDocumentNumber(documentNumber)))) ?? personId,
  });

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

  return { enrolPerson: holder, correctPerson: holder, erasePerson: retention };
};
