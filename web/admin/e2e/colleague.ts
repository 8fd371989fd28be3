import { foodHandler, itemsFor } from '../../../domain/programme/index.ts';
import { type Clerk, clerk } from '../../../ops/day/clerk.ts';
import { mainClinic } from '../../../ops/seed/city.ts';
import { seedResult } from '../../../ops/seed/findings.ts';
import { seedPerson } from '../../../ops/seed/people.ts';
import { seededRandom } from '../../../ops/seed/random.ts';
import type { DemoCity } from './demo-city.ts';

/** Somebody of the staff who works beside the browser, over the same doors. */
export type Colleague = Clerk;

export const colleague = ({ origin, password, trust }: DemoCity, loginName: string): Promise<Colleague> =>
  clerk(origin, { loginName, password }, trust);

export interface Examined {
  readonly caseId: string;
  readonly name: string;
}

/** By item. */
export type Found = Readonly<
  Record<string, { readonly findings?: readonly { readonly code: string; readonly site?: string }[]; readonly values?: readonly object[] }>
>;

/** What the main clinic's own forms ask besides. */
const asked: Found = { chestXray: { values: [{ field: 'method', text: 'film' }] } };

const random = seededRandom('people of the browser tests');

/** A person of this name whose examination is complete: all normal, but for what was found. */
export const examinedPerson = async (desk: Colleague, exam: Colleague, name: string, found: Found = {}): Promise<Examined> => {
  const person = { ...seedPerson(random, new Date()), name };
  const caseId = crypto.randomUUID();
  await desk.does('registerCase', { caseId, institutionId: mainClinic, programmeId: foodHandler.id, jobCode: 'cook', ...person });
  await desk.does('recordArrival', { caseId });
  for (const item of itemsFor(foodHandler, 'cook', person.sex))
    await exam.does('recordResult', {
      caseId,
      item: item.code,
      ...seedResult(random, item, person.sex, false),
      ...asked[item.code],
      ...found[item.code],
    });
  return { caseId, name };
};
