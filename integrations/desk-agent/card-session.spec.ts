import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardReader } from '../card-reader/index.ts';
import { startReaderSimulator, type ReaderSimulator } from '../card-reader/simulator/index.ts';
import { startDeskAgent, type RunningAgent } from './index.ts';
import { startTestCity, type TestCity } from './testing/city.ts';
import { memorySpooler } from './testing/memory-spooler.ts';
import { pageOf } from './testing/page.ts';

let city: TestCity;
let reader: ReaderSimulator;
let directory: string;
let agent: RunningAgent;
let lines: string[];

const start = async ({ once = true, wait = 2000 } = {}): Promise<void> => {
  reader = await startReaderSimulator({ once });
  lines = [];
  agent = await startDeskAgent({
    city: city.origin,
    port: 0,
    directory,
    spooler: memorySpooler().spooler,
    reader: cardReader({ maker: 'huashi', address: reader.address }),
    cardTimes: { wait, pause: 10 },
    logTo: { write: (line) => void lines.push(line) },
  });
  await page().json('/pair', 'POST', { code: 'GOOD-CODE' });
};
const page = () => pageOf(agent.address, city);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'desk-card-'));
  city = await startTestCity();
});
afterEach(async () => {
  await agent.close();
  await reader.close();
  await city.close();
  await rm(directory, { recursive: true, force: true });
});

describe('a card at the desk', () => {
  it('is waited for, given, and taken away', async () => {
    await start();
    const states: string[] = [];
    for await (const step of page().readCard()) {
      states.push(step.state);
      if (step.state === 'waiting') reader.put('citizen');
      if (step.state !== 'card') continue;
      expect(step.card).toMatchObject({
        name: '王样例',
        documentType: 'idCard',
        sex: 'female',
        birthDate: '1994-11-06',
        validUntil: '2040-03-15',
      });
      expect(step.card?.['portrait']).toMatch(/^data:image\/bmp;base64,Qk/);
      reader.lift();
    }
    expect(states).toEqual(['waiting', 'card', 'removed']);
    expect(lines.join('')).not.toMatch(/王样例|19941106/);
  });

  it('that was left lying is not given to the next person', async () => {
    await start({ once: false });
    reader.put('citizen');
    const first = page().readCard();
    expect([(await first.next()).value?.state, (await first.next()).value?.card?.['name']]).toEqual(['waiting', '王样例']);
    // The clerk has what they wanted and goes on; the card still lies there.
    await first.return(undefined);
    await expect
      .poll(
        async () =>
          (
            await page()
              .ask('/status')
              .then((answer) => answer.json() as Promise<{ reader: { busy: boolean } }>)
          ).reader.busy,
      )
      .toBe(false);
    const states: (string | undefined)[] = [];
    for await (const step of page().readCard()) {
      states.push(step.card?.['name'] ?? step.state);
      if (step.state === 'remove') reader.put('elder');
      if (step.state === 'card') reader.lift();
    }
    expect(states).toEqual(['waiting', 'remove', '买买提·样例', 'removed']);
  });

  it('that does not come is said so', async () => {
    await start({ wait: 60 });
    const steps: object[] = [];
    for await (const step of page().readCard()) steps.push(step);
    expect(steps).toMatchObject([{ state: 'waiting' }, { state: 'failed', problem: 'noCard' }]);
  });

  it.each([
    ['unplugged', 'readerGone'],
    ['garbage', 'readError'],
    ['half', 'readError'],
    ['unlicensed', 'notPermitted'],
  ] as const)('at a reader that is %s: %s', async (fault, problem) => {
    await start();
    reader.put('citizen');
    const steps: object[] = [];
    for await (const step of page().readCard()) {
      steps.push(step);
      if (step.state === 'waiting') reader.break(fault);
    }
    expect(steps.at(-1)).toMatchObject({ state: 'failed', problem });
    // The next one finds the reader again.
    reader.break('none');
    reader.put('citizen');
    const next: (string | undefined)[] = [];
    for await (const step of page().readCard()) {
      next.push(step.state);
      if (step.state === 'card') reader.lift();
    }
    expect(next).toEqual(['waiting', 'card', 'removed']);
  });

  it('is read for one at a time, and no longer waited for when its page has gone', async () => {
    await start();
    const leave = new AbortController();
    const first = page().readCard(leave.signal);
    await first.next();
    expect((await page().ask('/read-card', { method: 'POST' })).status).toBe(409);
    leave.abort();
    await expect(first.next()).rejects.toMatchObject({ name: 'AbortError' });
    await expect
      .poll(async () => {
        const again = page().readCard();
        const { value } = await again.next().catch(() => ({ value: undefined }));
        await again.return(undefined);
        return value?.state;
      })
      .toBe('waiting');
  });
});
