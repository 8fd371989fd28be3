import { newId } from '@healthcert/domain/kernel';
import { mainClinic } from '@healthcert/ops/seed';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, importOld, passage, saveOldSource, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly by: { readonly en: string };
  readonly caseId: string | null;
  readonly name: string | null;
  readonly certificateNumber: string | null;
  readonly institutionId: string;
}
interface Answer {
  readonly hits: readonly Hit[];
  readonly code: string | null;
  readonly tried: readonly { readonly en: string }[];
}

const zeng = somebody({ name: '曾丽敏', phone: '13900004711' });
const li = somebody({ name: '李明华' });

let test: TestSystem;
let crew: Crew;
let market: Client;
let caseId: string;
let caseNumber: string;
let certificateNumber: string;
let opaqueId: string;
let otherCase: string;

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  market = (await test.as('market')).stating('inspection');
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person: zeng }));
  ({ caseId: otherCase } = await passage(crew, 'registered', { person: li }));
  const { caseFile } = await crew.desk.ask<{ caseFile: { caseNumber: string; certificates: { opaqueId: string }[] } }>(
    `{ caseFile(caseId: "${caseId}") { caseNumber certificates { opaqueId } } }`,
  );
  caseNumber = caseFile.caseNumber;
  opaqueId = caseFile.certificates[0]!.opaqueId;
  await test.settled();
});

const answerTo = async (client: Client, text: string): Promise<Answer> =>
  (
    await client.ask<{ search: Answer }>(
      'query ($text: String!) { search(text: $text) { code tried { en } hits { kind id by { en } caseId name certificateNumber institutionId } } }',
      { text },
    )
  ).search;
const found = async (client: Client, text: string): Promise<string[]> =>
  (await answerTo(client, text)).hits.map(({ kind, id }) => `${kind} ${id}`);

describe('the search box (A7, A10)', () => {
  it('finds a booking that is awaited before the person, and no longer once it is cancelled (A12)', async () => {
    const { address: _address, employerCode: _employer, ...person } = somebody({ name: '钱晓岚' });
    const [date, slot, bookingId] = ['2026-11-23', '09:00', newId()];
    const slots = [{ slot, until: '10:00', seats: 5, held: 0 }];
    await crew.admin.done('openBookingDay', { institutionId: mainClinic, date, origin: 'hand', discretion: false, slots });
    const of = { bookingId, institutionId: mainClinic, date };
    await crew.desk.done('bookSeat', { ...of, slot, programmeId: 'food-handler', jobCode: 'cook', ...person });
    await test.settled();
    for (const text of ['钱晓岚', 'qxl', person.documentNumber]) expect(await found(crew.desk, text)).toEqual([`booking ${bookingId}`]);
    await crew.desk.done('cancelBooking', { ...of, cause: 'person' });
    await test.settled();
    expect((await answerTo(crew.desk, '钱晓岚')).hits.map(({ kind }) => kind)).toEqual(['person']);
  });

  const typed: readonly [string, () => string][] = [
    ['a name', () => '曾丽敏'],
    ['how a name begins', () => '曾丽'],
    ['how a name goes on', () => '丽敏'],
    ['initials, by how the surname is read', () => 'ZLM'],
    ['initials, by how the character is read elsewhere', () => 'clm'],
    ['pinyin', () => 'zengli'],
    ['pinyin of the given name', () => 'limin'],
    ['a document number', () => zeng.documentNumber],
    [
      'a document number in full-width digits',
      () => zeng.documentNumber.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
    ['the last four of a document', () => zeng.documentNumber.slice(-4)],
    ['the last six of a document', () => zeng.documentNumber.slice(-6)],
    ['a telephone', () => '139 0000 4711'],
    ['the last four of a telephone', () => '4711'],
    ['a case number', () => caseNumber],
    ['the last six of a case number', () => caseNumber.slice(-6)],
    ['a certificate number', () => certificateNumber],
    ['how a certificate number begins', () => certificateNumber.slice(0, 16)],
    ['the address of a card', () => `https://health.example.cn/v/${opaqueId}#0123`],
  ];
  it.each(typed)('finds a case by %s', async (_, text) => expect(await found(crew.desk, text())).toContain(`case ${caseId}`));

  it('finds several, each once, with what they were found by', async () => {
    const { hits, tried } = await answerTo(crew.desk, 'lim');
    expect(hits.map(({ caseId: id, by }) => [id, by.en])).toEqual([otherCase, caseId].map((id) => [id, 'name, pinyin or initials']));
    expect(tried.map(({ en }) => en)).toEqual(['name, pinyin or initials']);
  });

  it.each([
    ['card', () => `http://192.0.2.1:8080/v/${opaqueId}`],
    ['certificate', () => certificateNumber],
    ['guideSheet', () => caseNumber],
  ])('knows a scanned code: %s', async (code, text) => {
    const answer = await answerTo(crew.exam, text());
    // Stations see no register: a card leads them nowhere, its number does.
    if (code === 'card') expect(answer.hits).toEqual([]);
    else expect(answer).toMatchObject({ code, hits: [{ kind: 'case', id: caseId }] });
    expect(await answerTo(crew.certs, text())).toMatchObject({ code, hits: [{ kind: 'case', id: caseId }] });
  });

  it('says what it tried where nothing is found', async () => {
    const { hits, code, tried } = await answerTo(crew.desk, '261121000000');
    expect([hits, code]).toEqual([[], null]);
    expect(tried.map(({ en }) => en)).toEqual([
      'the bar code of a guide sheet (case number)',
      'document number',
      'the start of a case number',
      'the start of a certificate number',
      'telephone number',
      'the number of an old card',
    ]);
    expect((await answerTo(crew.desk, 'https://health.example.cn/v/AAAAAAAAAAAAAAAA')).tried.map(({ en }) => en)).toEqual([
      'the code of a card',
    ]);
    expect(await answerTo(crew.desk, '!?')).toEqual({ hits: [], code: null, tried: [] });
  });

  it('shows certificates to who sees nothing else, and persons likewise', async () => {
    for (const text of ['zlm', certificateNumber, `https://x.cn/v/${opaqueId}`, zeng.documentNumber])
      expect([text, await found(market, text)]).toEqual([text, [`certificate ${certificateNumber}`]]);
    expect(await found(market, '4711')).toEqual([]);
    const city = await test.as('cityadmin');
    await city.done('defineRole', {
      roleId: 'archivist',
      name: { zh: '档案', en: 'Archivist' },
      operations: [],
      reads: [{ readModel: 'person', scope: 'city', groups: ['plain', 'identity'] }],
    });
    await city.done('addStaff', {
      staffId: 'staff-archive',
      loginName: 'archive',
      displayName: '演示',
      institutionId: 'chuzhou',
      roleIds: ['archivist'],
    });
    const archive = await test.as('archive');
    const [hit, ...others] = (await answerTo(archive, 'zlm')).hits;
    expect([hit?.kind, hit?.name, others]).toEqual(['person', '曾丽敏', []]);
    expect(await found(archive, '13900004711')).toEqual([`person ${hit?.id}`]);
  });

  it('reaches as far as the role, and no further', async () => {
    const elsewhere = await test.as('tianchang-clinic.desk');
    for (const [, text] of typed) expect([text(), await found(elsewhere, text())]).toEqual([text(), []]);
  });

  describe('for a card of the system before this one (I6)', () => {
    const over = somebody({ name: '汤婉容' });
    const [number, earlier] = ['滁健 2025-004819', '滁健 2024-003977'];
    let latest: string;
    beforeAll(async () => {
      const city = await test.as('cityadmin');
      await saveOldSource(city);
      const whose = { name: over.name, documentNumber: over.documentNumber };
      const { rows } = await importOld(city, [
        { ...whose, number: earlier, validFrom: '2025-03-01', validUntil: '2026-02-28' },
        { ...whose, number, validFrom: '2026-03-01', validUntil: '2027-02-28' },
        { name: '汤无证', number: '2026（旧）0042', validFrom: '2026-03-01', validUntil: '2027-02-28' },
      ]);
      latest = rows[1]!.archiveId!;
      await test.settled();
    });

    it.each([
      ['its number', number],
      ['its number, written otherwise', '滁健2025－００４８１９'],
      ['how the number begins after its letters', '2025-0048'],
      ['the digits of the number alone', '2025004819'],
      ['the holder’s name', '汤婉容'],
      ['the holder’s initials', 'twr'],
      ['the holder’s document number', over.documentNumber],
    ])('finds it by %s', async (_, text) => expect(await found(crew.desk, text)).toEqual([`oldCard ${latest}`]));

    it('finds one of which nobody knows whose it is, and an earlier year by its own number', async () => {
      expect((await answerTo(crew.desk, '2026(旧)')).hits.map(({ kind, name }) => [kind, name])).toEqual([['oldCard', '汤无证']]);
      const [hit, ...others] = (await answerTo(crew.desk, earlier)).hits;
      expect([hit?.certificateNumber, hit?.by.en, others]).toEqual([earlier, 'the number of an old card', []]);
    });

    it('reaches as far as the role, and enters whose it is into the access log', async () => {
      for (const client of [crew.exam, await test.as('tianchang-clinic.desk')]) expect(await found(client, number)).toEqual([]);
      expect(await found(market, number)).toEqual([`oldCard ${latest}`]);
      const last = (await test.owner.query<{ n: string }>('SELECT max(sequence) AS n FROM access_log')).rows[0]!.n;
      await answerTo(crew.certs, number);
      const { rows } = await test.owner.query<{ what: string; n: number }>(
        'SELECT what, cardinality(subject_ids) AS n FROM access_log WHERE sequence > $1',
        [last],
      );
      expect(rows).toEqual([{ what: 'search', n: 1 }]);
    });

    it('shows the case of today alone where the paper is scanned, and both by the name', async () => {
      const { caseId: id } = await passage(crew, 'registered', { person: over });
      await test.settled();
      expect(await found(crew.desk, over.documentNumber)).toEqual([`case ${id}`]);
      expect(await found(crew.desk, over.name)).toEqual([`case ${id}`, `oldCard ${latest}`]);
    });
  });

  it('is refused to who may see none of it', async () => {
    const city = await test.as('cityadmin');
    await city.done('defineRole', { roleId: 'guest', name: { zh: '访客', en: 'Guest' }, operations: [], reads: [] });
    await city.done('addStaff', {
      staffId: 'staff-guest',
      loginName: 'guest',
      displayName: '演示',
      institutionId: 'chuzhou',
      roleIds: ['guest'],
    });
    const { errors } = await (await test.as('guest')).query('{ search(text: "曾丽") { code } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted', what: 'search' } }]);
  });

  it('enters whom it shows into the access log, in one entry', async () => {
    const last = (await test.owner.query<{ n: string }>('SELECT max(sequence) AS n FROM access_log')).rows[0]!.n;
    await answerTo(crew.certs, 'lim');
    await answerTo(crew.certs, 'qqqq');
    const { rows } = await test.owner.query<{ what: string; n: number }>(
      'SELECT what, cardinality(subject_ids) AS n FROM access_log WHERE sequence > $1',
      [last],
    );
    expect(rows).toEqual([{ what: 'search', n: 2 }]);
  });

  it('follows a corrected name at once', async () => {
    const { caseId: id, person, input } = await passage(crew, 'registered');
    const { institutionId: _clinic, programmeId: _programme, ...correction } = { ...input, ...person, name: '仇盖单' };
    await crew.desk.done('correctRegistration', correction);
    for (const text of ['qgs', 'chougai', '盖单']) expect([text, await found(crew.desk, text)]).toEqual([text, [`case ${id}`]]);
  });

  it('has a register that tells job and hand-out', async () => {
    await crew.certs.done('printCertificate', { caseId, certificateNumber });
    await crew.certs.done('handOutCertificate', { caseId, certificateNumber, takenBy: 'holder' });
    const { certificateRegister } = await crew.certs.ask<{ certificateRegister: { nodes: object[] } }>(
      `{ certificateRegister(filter: { number: "${certificateNumber}" }) { nodes { jobCode handedOutAt } } }`,
    );
    expect(certificateRegister.nodes).toEqual([{ jobCode: 'cook', handedOutAt: test.system.now() }]);
    expect(certificateRegisterModel.words).toBe('searchTerms');
  });
});
