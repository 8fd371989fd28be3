import { newId } from '@healthcert/domain/kernel';
import { seededRandom, seedPerson, type SeedPerson, type Random } from '@healthcert/ops/seed';
import type { HttpRequest } from './http-load.ts';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

const post = ({ cookie, csrf }: Session, query: string, variables: object): HttpRequest => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', cookie, 'x-healthcert-csrf': csrf },
  body: JSON.stringify({ query, variables }),
});

const worklist = `query Worklist($first: Int, $filter: CaseWorklistFilter, $sort: CaseWorklistSort) {
  caseWorklist(first: $first, filter: $filter, sort: $sort) {
    nodes {
      caseId caseNumber personId institutionId name maskedDocument phone employer portraitFile sex birthYear programmeId category
      jobCode stage outcome abnormal pendingStations registeredAt arrivedAt concludedAt certificateNumber certificateValidity
      custody revision withheld
    }
    pageInfo { hasNextPage endCursor }
    upToDate
  }
}`;

/** The first page of the worklist, every column of it, as the desk opens it. */
export const worklistPage = (session: Session): HttpRequest => post(session, worklist, { first: 50 });

const register = `mutation RegisterCase($input: RegisterCaseInput!, $commandId: ID) {
  registerCase(input: $input, commandId: $commandId) {
    __typename
    ... on CommandReceipt { streamId revision position events repeated }
    ... on Problem { code field text { zh en } }
  }
}`;

const known = new Set<string>();

/** Among ten thousand seeded people some have the same number by chance. */
const somebodyNew = (random: Random): SeedPerson => {
  for (;;) {
    const person = seedPerson(random, new Date());
    if (known.has(person.documentNumber)) continue;
    known.add(person.documentNumber);
    return person;
  }
};

/** A person whom nobody registered before, and their case. */
export const registration = (session: Session, random: Random, institutionId: string): HttpRequest => {
  const input = { caseId: newId(), institutionId, programmeId: 'food-handler', jobCode: 'cook', ...somebodyNew(random) };
  return post(session, register, { input, commandId: newId() });
};

export const randomOf = (name: string): Random => seededRandom(`${name} ${newId()}`);

/** An address of the test networks (RFC 2544): strangers are many, and each of them asks seldom. */
export const stranger = (n: number): string => `198.${18 + ((n >>> 16) & 1)}.${(n >>> 8) & 255}.${n & 255}`;
