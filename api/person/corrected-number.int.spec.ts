import { newId } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

const personOf = async (caseId: string): Promise<string> =>
  (await crew.desk.ask<{ caseFile: { personId: string } }>(`{ caseFile(caseId: "${caseId}") { personId } }`)).caseFile.personId;

interface Recorded {
  readonly name: string;
  readonly maskedDocument: string;
  readonly phone: string | null;
}
const recordOf = async (client: Client, personId: string): Promise<Recorded | undefined> => {
  await test.settled();
  const { person } = await client.ask<{ person: { nodes: Recorded[] } }>(
    `{ person(filter: { personId: "${personId}" }) { nodes { name maskedDocument phone } } }`,
  );
  return person.nodes[0];
};
const persons = async (): Promise<number> => (await test.owner.query('SELECT FROM vault.persons')).rowCount ?? 0;
const correctionOf = ({ institutionId: _clinic, programmeId: _programme, ...input }: ReturnType<typeof registration>) => input;
const tail = ({ documentNumber }: { readonly documentNumber: string }): string => documentNumber.slice(-4);

describe('a document number that is corrected (A7)', () => {
  it('in a registration is corrected in the person’s record, and found by both numbers from then on', async () => {
    const [mistyped, person] = [somebody(), somebody()];
    const input = registration({ ...person, documentNumber: mistyped.documentNumber, birthDate: mistyped.birthDate, sex: mistyped.sex });
    await crew.desk.done('registerCase', input);
    const personId = await personOf(input.caseId);
    const before = await persons();
    const commandId = newId();
    const correction = { ...correctionOf(input), documentNumber: person.documentNumber, birthDate: person.birthDate, sex: person.sex };
    await crew.desk.done('correctRegistration', correction, { commandId });
    const events = await test.events();
    expect(await crew.desk.done('correctRegistration', correction, { commandId })).toMatchObject({ repeated: true });
    expect(await test.events()).toBe(events);
    expect(await recordOf(crew.desk, personId)).toMatchObject({ name: person.name, maskedDocument: expect.stringContaining(tail(person)) });

    const again = registration(person, { besideOpen: '换了工种' });
    await crew.desk.done('registerCase', again);
    expect(await personOf(again.caseId)).toBe(personId);
    expect(await persons()).toBe(before);

    // Whose number it truly is comes to the desk: not taken for the other, until it is let go.
    const holder = registration(mistyped);
    expect(await crew.desk.send('registerCase', holder)).toMatchObject({ code: 'NumberOfEarlierRecord', field: 'documentNumber' });
    const { documentType, documentNumber } = mistyped;
    const release = { personId, institutionId: input.institutionId, documentType, documentNumber };
    expect(await crew.desk.send('releaseDocument', release)).toMatchObject({ __typename: 'NotPermitted' });
    await crew.admin.done('releaseDocument', release);
    await crew.desk.done('registerCase', holder);
    expect(await personOf(holder.caseId)).not.toBe(personId);
  });

  it('changes of a person’s record only what the registration’s correction changes', async () => {
    const { person, caseId, input } = await passage(crew, 'registered', { person: somebody({ phone: '13900000001', address: '旧址' }) });
    await crew.desk.done('registerCase', registration({ ...person, phone: '13900000002' }, { besideOpen: '换了工种' }));
    const name = `${person.name}新`;
    await crew.desk.done('correctRegistration', { ...correctionOf(input), name });
    expect(await recordOf(crew.desk, await personOf(caseId))).toMatchObject({ name, phone: '13900000002' });
  });

  it('is refused with what to do where it is another’s, and nothing is written', async () => {
    const one = await passage(crew, 'registered');
    const two = await passage(crew, 'registered');
    const [personId, events, enrolled] = [await personOf(one.caseId), await test.events(), await persons()];
    const { employer: _employer, employerCode: _code, ...other } = two.person;
    const city = await test.as('cityadmin');
    const answer = await city.send('correctPerson', { personId, institutionId: one.input.institutionId, ...other });
    expect(answer).toMatchObject({ code: 'DocumentOfAnotherPerson', field: 'documentNumber' });
    expect(answer.text?.en).toContain('have the double erased first');
    const correction = { ...correctionOf(one.input), ...two.person };
    expect(await crew.desk.send('correctRegistration', correction)).toMatchObject({ code: 'OtherPerson', field: 'documentNumber' });
    expect([await test.events(), await persons()]).toEqual([events, enrolled]);
  });

  it('goes to one of two records that claim it at the same moment', async () => {
    const city = await test.as('cityadmin');
    const [one, two] = await Promise.all([passage(crew, 'registered'), passage(crew, 'registered')]);
    const { employer: _employer, employerCode: _code, ...claimed } = somebody();
    const answers = await Promise.all(
      [one, two].map(async ({ caseId, input: { institutionId } }, n) =>
        (n === 0 ? city : crew.desk).send('correctPerson', { personId: await personOf(caseId), institutionId, ...claimed }),
      ),
    );
    expect(answers.map(({ code }) => code ?? 'done').toSorted()).toEqual(['DocumentOfAnotherPerson', 'done']);
    const next = registration({ ...claimed, employer: null } as never, { besideOpen: '换了工种' });
    await crew.desk.done('registerCase', next);
    const winner = answers[0]?.code === undefined ? one : two;
    expect(await personOf(next.caseId)).toBe(await personOf(winner.caseId));
  });
});
