import { newId } from '@healthcert/domain/kernel';
import { foodHandler, itemsFor } from '@healthcert/domain/programme';
import { mainClinic, seededRandom, seedPerson, seedResult, syntheticPortrait, type SeedPerson } from '@healthcert/ops/seed';
import { basename } from 'node:path';
import { expect } from 'vitest';
import type { Client } from './client.ts';
import type { TestSystem } from './test-system.ts';

const drawing = (file: string) => ({ file, random: seededRandom(`people of ${basename(file)}`), met: new Set<string>() });
let drawn = drawing('');

/** What is drawn in a test file is the same whichever files its process ran before. */
const draws = () => {
  const file = expect.getState().testPath ?? '';
  if (drawn.file !== file) drawn = drawing(file);
  return drawn;
};

/** No two with one number. */
const stranger = (): SeedPerson => {
  const { random, met } = draws();
  const person = seedPerson(random, new Date('2026-11-20T00:00:00.000Z'));
  if (met.has(person.documentNumber)) return stranger();
  met.add(person.documentNumber);
  return person;
};

/** Somebody else at each call; plainly made up. */
export const somebody = (over: Partial<SeedPerson> = {}): SeedPerson => ({ ...stranger(), ...over });

/** One who works at each step of a passage, signed in. */
export interface Crew {
  readonly desk: Client;
  readonly exam: Client;
  readonly doctor: Client;
  readonly reviewer: Client;
  readonly certs: Client;
  readonly admin: Client;
}

export const crewOf = async (test: TestSystem): Promise<Crew> => {
  const [desk, exam, doctor, reviewer, certs, admin] = await Promise.all(
    ['desk', 'exam', 'doctor', 'reviewer', 'certs', 'clinicadmin'].map((name) => test.as(name)),
  );
  return { desk: desk!, exam: exam!, doctor: doctor!, reviewer: reviewer!, certs: certs!, admin: admin! };
};

export const registration = (person: SeedPerson, over: object = {}) => ({
  caseId: newId(),
  institutionId: mainClinic,
  programmeId: foodHandler.id,
  jobCode: 'cook',
  ...person,
  ...over,
});

/** Puts a drawn portrait; its id. */
export const putPortrait = async (client: Client, person: SeedPerson): Promise<string> => {
  const bytes = await syntheticPortrait(person.documentNumber, { sex: person.sex, age: 30 });
  const answer = await client.request({ method: 'POST', url: '/api/portraits', ...portraitForm(person, bytes) });
  if (answer.statusCode !== 201) throw new Error(`the portrait was refused: ${answer.body}`);
  return answer.json<{ id: string }>().id;
};

/** Puts a copy of a paper: any picture serves; its id. */
export const putCopy = async (client: Client, person: SeedPerson): Promise<string> => {
  const bytes = await syntheticPortrait(person.documentNumber, { sex: person.sex, age: 40 });
  const answer = await client.request({ method: 'POST', url: '/api/papers', ...portraitForm(person, bytes) });
  if (answer.statusCode !== 201) throw new Error(`the copy was refused: ${answer.body}`);
  return answer.json<{ id: string }>().id;
};

/** A form as a browser sends it: whose picture it is, then the picture. */
export const portraitForm = ({ documentType, documentNumber }: Pick<SeedPerson, 'documentType' | 'documentNumber'>, bytes: Uint8Array) => {
  const boundary = 'part-of-a-form';
  const field = (name: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(field('documentType', documentType) + field('documentNumber', documentNumber)),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="portrait.png"\r\nContent-Type: image/png\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
};

/** Enters a normal result of every item. */
export const examine = async ({ exam }: Crew, caseId: string, person: SeedPerson, jobCode = 'cook'): Promise<void> => {
  for (const item of itemsFor(foodHandler, jobCode, person.sex)) {
    await exam.done('recordResult', {
      caseId,
      item: item.code,
      ...seedResult(draws().random, item, person.sex, false),
      reagentLot: 'LOT-1',
      deviceId: 'device-1',
    });
  }
};

export const untils = ['registered', 'arrived', 'examined', 'concluded', 'reviewed', 'issued'] as const;

/** One person's passage, done over the API up to some point. */
export const passage = async (
  crew: Crew,
  until: (typeof untils)[number],
  { person = somebody(), ...over }: { person?: SeedPerson } & Record<string, unknown> = {},
) => {
  const input = registration(person, over);
  const { caseId } = input;
  const reaches = (point: (typeof untils)[number]): boolean => untils.indexOf(until) >= untils.indexOf(point);
  await crew.desk.done('registerCase', input);
  if (reaches('arrived')) await crew.desk.done('recordArrival', { caseId });
  if (reaches('examined')) await examine(crew, caseId, person);
  if (reaches('concluded')) await crew.doctor.done('concludeCase', { caseId });
  if (reaches('reviewed')) await crew.reviewer.done('reviewConclusion', { caseId });
  const issued = reaches('issued') ? await crew.certs.done('issueCertificate', { caseId }) : null;
  return { caseId, person, input, certificateNumber: issued ? await numberOf(crew.certs, caseId) : '' };
};

/** The number of the case's newest certificate. */
export const numberOf = async (client: Client, caseId: string): Promise<string> => {
  const { caseFile } = await client.ask<{ caseFile: { certificates: { number: string }[] } }>(
    'query ($caseId: ID!) { caseFile(caseId: $caseId) { certificates { number } } }',
    { caseId },
  );
  return caseFile.certificates.at(-1)!.number;
};
