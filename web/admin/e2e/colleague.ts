import { foodHandler, itemsFor } from '../../../domain/programme/index.ts';
import { mainClinic } from '../../../ops/seed/city.ts';
import { seedResult } from '../../../ops/seed/findings.ts';
import { seedPerson } from '../../../ops/seed/people.ts';
import { seededRandom } from '../../../ops/seed/random.ts';
import type { DemoCity } from './demo-city.ts';

/** Somebody of the staff who works beside the browser, over the same doors. */
export interface Colleague {
  ask<Data>(query: string, variables?: object): Promise<Data>;
  /** Does what an operation says; throws where it is refused. */
  does(operation: string, input: object): Promise<void>;
}

export const colleague = async (city: DemoCity, loginName: string): Promise<Colleague> => {
  const headers = { 'content-type': 'application/json', origin: city.origin };
  const signedIn = await fetch(`${city.origin}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ loginName, password: city.password }),
  });
  if (!signedIn.ok) throw new Error(`${loginName} cannot sign in: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { csrf } = (await signedIn.json()) as { csrf: string };

  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const answer = await fetch(`${city.origin}/graphql`, {
      method: 'POST',
      headers: { ...headers, cookie, 'x-healthcert-csrf': csrf },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    ask,
    does: async (operation, input) => {
      const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
      const { answer } = await ask<{ answer: { code?: string } }>(
        `mutation ($input: ${type}!) { answer: ${operation}(input: $input) { ... on Problem { code } } }`,
        { input },
      );
      if (answer.code) throw new Error(`${operation}: ${answer.code}`);
    },
  };
};

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
