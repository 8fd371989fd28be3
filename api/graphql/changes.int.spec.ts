import type { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { cityOfFile, crewOf, openTestSystem, passage, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

interface Listening {
  readonly status: number;
  /** The next change told; null once the stream has ended. */
  next(): Promise<{ readonly readModel: string; readonly position: string } | null>;
  leave(): void;
}

const subscription = `subscription ($readModels: [String!]!, $since: String) {
  readModelChanged(readModels: $readModels, since: $since) { readModel position }
}`;

const listen = async (client: Client, readModels: readonly string[], since?: string): Promise<Listening> => {
  const response = await client.request({
    method: 'POST',
    url: '/graphql',
    headers: { accept: 'text/event-stream' },
    payload: { query: subscription, variables: { readModels, since } },
    payloadAsStream: true,
  });
  const stream: Readable = response.stream();
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let told = '';
  const next: Listening['next'] = async () => {
    for (;;) {
      const [, data] = /event: next\ndata: (.*)\n\n/.exec(told) ?? [];
      if (data !== undefined) {
        told = told.slice(told.indexOf(data) + data.length);
        const answer = JSON.parse(data) as { data?: { readModelChanged: { readModel: string; position: string } }; errors?: object[] };
        if (!answer.data) throw new Error(data);
        return answer.data.readModelChanged;
      }
      const { done, value } = await chunks.next();
      if (done) return null;
      told += value.toString();
    }
  };
  return { status: response.statusCode, next, leave: () => void stream.destroy() };
};

describe('a list that is listened to', () => {
  it('is told of what another session writes, at the position its receipt named', async () => {
    const listening = await listen(crew.desk, ['case-worklist']);
    const told = listening.next();
    const { caseId } = await passage(crew, 'registered');
    const { position } = await crew.desk.done('recordArrival', { caseId });
    let change = await told;
    while (change && change.position < position) change = await listening.next();
    expect(change).toMatchObject({ readModel: 'case-worklist' });
    listening.leave();
  });

  it('is told at once of what changed between the question and the listening, and of nothing that was there before', async () => {
    const lists = ['certificate-register', 'case-worklist'];
    const standing = async (): Promise<string> => {
      await test.settled();
      return (await crew.certs.request({ url: '/api/me' })).json<{ position: string }>().position;
    };
    const before = await standing();
    await passage(crew, 'issued');
    const after = await standing();
    const late = await listen(crew.certs, lists, before);
    expect([(await late.next())?.readModel, (await late.next())?.readModel]).toEqual(lists);
    late.leave();

    const inTime = await listen(crew.certs, lists, after);
    const told = inTime.next();
    await passage(crew, 'registered');
    // The register of certificates would have been the first.
    expect(await told).toMatchObject({ readModel: 'case-worklist' });
    inTime.leave();
  });

  it('is not told of to those who may not read it: they hear of the others alone', async () => {
    const market = await test.as('market');
    const listening = await listen(market, ['case-worklist', 'certificate-register']);
    const told = listening.next();
    await passage(crew, 'issued');
    expect(await told).toMatchObject({ readModel: 'certificate-register' });
    listening.leave();
  });

  it.each(['stranger', 'market'])('refuses the %s who may read none of what is asked', async (who) => {
    const client = who === 'stranger' ? test.stranger : await test.as(who);
    const { next: told } = await listen(client, ['case-worklist', 'no-such']);
    await expect(told()).rejects.toThrow('"code":"NotPermitted"');
  });
});

describe('a subscription', () => {
  it('ends at once when its session is revoked', async () => {
    const clerk = await test.as('desk');
    const listening = await listen(clerk, ['case-worklist']);
    const ended = listening.next();
    await test.system.accounts.revokeSessions('staff-desk');
    expect(await ended).toBeNull();
    crew = await crewOf(test);
  });

  it('goes on when it is another session of the same person that ends', async () => {
    const [one, other] = [await test.as('exam'), await test.as('exam')];
    const listening = await listen(one, ['case-worklist']);
    const told = listening.next();
    expect((await other.request({ method: 'POST', url: '/api/sign-out' })).statusCode).toBe(204);
    await passage(crew, 'registered');
    expect(await told).toMatchObject({ readModel: 'case-worklist' });
    listening.leave();
  });

  it('ends when the person leaves the staff', async () => {
    const lab = await test.as('lab');
    const listening = await listen(lab, ['case-worklist']);
    const ended = listening.next();
    const city = await test.as('cityadmin');
    await city.done('disableStaff', { staffId: 'staff-lab', reason: '离职' });
    await passage(crew, 'registered');
    expect(await ended).toBeNull();
  });

  it('does not keep the server from stopping', async () => {
    const other = await openTestSystem();
    const desk = await other.as('desk');
    const listening = await listen(desk, ['case-worklist']);
    const ended = listening.next();
    await other.close();
    expect(await ended).toBeNull();
  });
});

describe('a listener who has gone', () => {
  it('is forgotten, though nothing ever changes', async () => {
    const forgotten = Promise.withResolvers<void>();
    const { accounts } = test.system;
    const { onRevoked } = accounts;
    vi.spyOn(accounts, 'onRevoked').mockImplementation((listener) => {
      const stop = onRevoked(listener);
      return () => {
        stop();
        forgotten.resolve();
      };
    });
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = test.app.server.address() as { port: number };
    const leaving = new AbortController();
    const { cookie, 'x-healthcert-csrf': csrf } = crew.exam.headers;
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { cookie: cookie!, 'x-healthcert-csrf': csrf!, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { readModelChanged(readModels: ["case-worklist"]) { position } }' }),
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    leaving.abort();
    await forgotten.promise;
    vi.restoreAllMocks();
  });
});
