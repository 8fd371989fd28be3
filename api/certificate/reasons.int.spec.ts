import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

interface Entry {
  readonly type: string;
  readonly changes: readonly { readonly path: string; readonly after: string | null }[];
  readonly raw: { readonly data: { readonly clinical?: unknown } };
}

let test: TestSystem;
let crew: Crew;
let caseId: string;
let certificateNumber: string;
let reason: string;

beforeAll(async () => {
  test = await openTestSystem();
  crew = await crewOf(test);
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person: somebody() }));
  await test.settled();
});
afterAll(() => test?.close());

const offered = async (): Promise<readonly { code: string; nameZh: string }[]> =>
  (
    await crew.admin.ask<{ registerEntries: { nodes: { code: string; nameZh: string }[] } }>(
      '{ registerEntries(filter: { kind: "suspension-reasons", retired: false }, first: 50) { nodes { code nameZh } } }',
    )
  ).registerEntries.nodes;
const storyFor = async (client: Client): Promise<readonly Entry[]> =>
  (
    await client.ask<{ caseTimeLine: Entry[] }>(
      'query ($caseId: ID!) { caseTimeLine(caseId: $caseId) { type changes { path after } raw } }',
      { caseId },
    )
  ).caseTimeLine;
const suspensionFor = async (client: Client): Promise<Entry> =>
  (await storyFor(client)).find(({ type }) => type === 'CertificateSuspended')!;
const reasonIn = ({ changes }: Entry): string | null | undefined =>
  changes.find(({ path }) => path === `certificates.${certificateNumber}.clinical.reason`)?.after;

describe('why a certificate was suspended (A10)', () => {
  it('is taken from the city’s usual reasons; one switched off is offered no more, and what was written with it stays', async () => {
    const [first] = await offered();
    reason = first!.nameZh;
    await crew.admin.done('suspendCertificate', { caseId, certificateNumber, reason });
    const city = await test.as('cityadmin');
    await city.done('changeSuspensionReasons', { changes: [{ retire: { code: first!.code } }] });
    await test.settled();
    expect((await offered()).map(({ code }) => code)).not.toContain(first!.code);
    const { certificateRegister } = await crew.admin.ask<{ certificateRegister: { nodes: { statusReason: string }[] } }>(
      'query ($number: String!) { certificateRegister(filter: { number: $number }, first: 1) { nodes { statusReason } } }',
      { number: certificateNumber },
    );
    expect(certificateRegister.nodes).toEqual([{ statusReason: reason }]);
    expect(reasonIn(await suspensionFor(crew.doctor))).toBe(reason);
  });

  it('stands in the story for whoever reads it in the register, who sees nothing else of what was found', async () => {
    const told = await suspensionFor(crew.admin);
    expect([reasonIn(told), told.raw.data.clinical]).toEqual([reason, { reason }]);
    const results = (await storyFor(crew.admin)).filter(({ type }) => type === 'ResultRecorded');
    expect(results.every(({ raw }) => raw.data.clinical === 'withheld')).toBe(true);
    expect(results.flatMap(({ changes }) => changes).filter(({ path }) => path.includes('clinical'))).toEqual([]);
  });

  it('is withheld from who reads neither', async () => {
    const told = await suspensionFor(crew.desk);
    expect([reasonIn(told), told.raw.data.clinical]).toEqual([undefined, 'withheld']);
  });
});
