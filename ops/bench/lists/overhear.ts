import { Client, type QueryConfig } from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Listens on the wire to what a request asks of the database of a table. */
export const overhear = async (request: () => Promise<unknown>, table: string): Promise<readonly Statement[]> => {
  const found: Statement[] = [];
  const send = Client.prototype.query;
  Client.prototype.query = function listening(this: Client, ...args: unknown[]) {
    const [query, values] = args as [string | QueryConfig | null, unknown[] | undefined];
    const text = typeof query === 'string' ? query : (query?.text ?? '');
    if (text.includes(table))
      found.push({ text, values: (typeof query === 'object' && query?.values) || (Array.isArray(values) ? values : []) });
    return Reflect.apply(send, this, args) as undefined;
  } as never;
  try {
    await request();
  } finally {
    Client.prototype.query = send;
  }
  return found;
};
