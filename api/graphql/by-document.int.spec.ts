import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, somebody, type Client, type Crew } from '../testing/index.ts';

let crew: Crew;
cityOfFile((city) => ({ crew } = city));

const cases = 'query ($number: String) { caseWorklist(filter: { documentNumber: $number }) { nodes { caseId } } }';
const count = 'query ($number: String) { n: certificateRegisterCount(filter: { documentNumber: $number }) }';

describe('a list asked by the number of a paper (A10)', () => {
  it('holds that person’s rows alone', async () => {
    const [person, other] = [somebody(), somebody()];
    const { caseId } = await passage(crew, 'issued', { person });
    await passage(crew, 'registered', { person: other });
    const found = async (client: Client, number: string) =>
      (await client.ask<{ caseWorklist: { nodes: object[] } }>(cases, { number })).caseWorklist.nodes;
    expect(await found(crew.desk, person.documentNumber)).toEqual([{ caseId }]);
    expect(await found(crew.desk, ` ${person.documentNumber.toLowerCase()} `)).toEqual([{ caseId }]);
    expect(await found(crew.desk, '11010519491231002X')).toEqual([]);
    expect(await crew.certs.ask(count, { number: person.documentNumber })).toEqual({ n: 1 });
    expect(await crew.certs.ask(count, { number: other.documentNumber })).toEqual({ n: 0 });
  });
});
