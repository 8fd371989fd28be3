/** Somebody of the staff, signed in over the public doors of a running system. */
export interface Clerk {
  ask<Data>(query: string, variables?: object): Promise<Data>;
  /** Does what an operation says; throws where it is refused. */
  does(operation: string, input: object): Promise<void>;
}

interface Account {
  readonly loginName: string;
  readonly password: string;
}

/** `before`: done with each document before it is sent. @throws where they are not let in */
export const clerk = async (
  origin: string,
  { loginName, password }: Account,
  before?: (document: string) => Promise<void>,
): Promise<Clerk> => {
  const headers = { 'content-type': 'application/json', origin };
  const signedIn = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ loginName, password }) });
  if (!signedIn.ok) throw new Error(`${loginName} cannot sign in: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { csrf } = (await signedIn.json()) as { csrf: string };

  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    await before?.(query);
    const answer = await fetch(`${origin}/graphql`, {
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
