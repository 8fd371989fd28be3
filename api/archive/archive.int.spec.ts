import { newId } from '@healthcert/domain/kernel';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  archivePost,
  cityOfFile,
  importOld,
  lines,
  oldReading,
  registration,
  saveOldSource,
  somebody,
  type Client,
  type Crew,
  type OldRow,
  type TestSystem,
} from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let city: Client;
cityOfFile((open) => ({ test, crew } = open));

const last = { validFrom: '2026-03-01', validUntil: '2027-02-28' };
const oldCard = (over: OldRow = {}): OldRow => {
  const { name, documentNumber } = somebody();
  return { number: `滁健 ${newId().slice(-8)}`, name, documentNumber, ...last, ...over };
};

const listed = async (client: Client, filter: object) => {
  await test.settled();
  const { page } = await client.ask<{ page: { nodes: Record<string, unknown>[] } }>(
    `query ($filter: ArchivedCertificateListFilter) { page: archivedCertificateList(filter: $filter) {
       nodes { archiveId personId number name maskedDocument linked validity validUntil institutionId } } }`,
    { filter },
  );
  return page.nodes;
};
const importsOf = async (importId: string) => {
  await test.settled();
  const { page } = await city.ask<{ page: { nodes: Record<string, unknown>[] } }>(
    `{ page: archiveImportList(filter: { importId: "${importId}" }) { nodes { importState rows rowsDone entered known refused withdrawn kept } } }`,
  );
  return page.nodes[0];
};
const verified = async (card: object) => {
  await test.settled();
  const response = await test.stranger.request({ method: 'POST', url: '/verify/archived', payload: card });
  const { checkedAt: _at, ...said } = response.json<Record<string, unknown>>();
  return said;
};

beforeAll(async () => {
  city = await test.as('cityadmin');
  await saveOldSource(city);
});

describe('an archive of the old system (I6)', () => {
  it('is read, previewed without writing, entered, and a row imported twice does nothing', async () => {
    const rows = [oldCard(), oldCard({ validUntil: '昨天' }), oldCard({ documentNumber: '' })];
    const events = await test.events();
    const of = { source: 'old-city', institutionId: mainClinic, reading: oldReading };
    const told = (await archivePost(city, 'preview', { ...of, rows: lines(rows) })).json<{
      rows: { state: string; linked: boolean; problems: { code: string; field: string; column: number }[] }[];
    }>();
    expect(told.rows.map(({ state, linked }) => [state, linked])).toEqual([
      ['good', true],
      ['refused', false],
      ['good', false],
    ]);
    expect(told.rows[1]!.problems).toEqual([expect.objectContaining({ code: 'NotADay', field: 'validUntil', column: 4 })]);
    expect(await test.events()).toBe(events);

    const first = await importOld(city, rows);
    expect(first.rows.map(({ state }) => state)).toEqual(['entered', 'refused', 'entered']);
    expect(await importsOf(first.importId)).toMatchObject({ importState: 'finished', rows: 3, rowsDone: 3, entered: 2, refused: 1 });
    const second = await importOld(city, rows);
    expect(second.rows.map(({ state }) => state)).toEqual(['known', 'refused', 'known']);
    expect(await listed(city, { importId: second.importId })).toEqual([]);
    // Of two rows of one card in a file the second does nothing.
    const twice = oldCard();
    expect((await importOld(city, [twice, twice])).rows.map(({ state }) => state)).toEqual(['entered', 'known']);
    const otherwise = await importOld(city, [{ ...rows[0]!, validUntil: '2027-01-31' }]);
    expect(otherwise.rows[0]!.problems).toEqual([expect.objectContaining({ code: 'ArchivedOtherwise', field: 'number' })]);
  });

  it('of one person links several years, and meets the person whom a desk knows', async () => {
    const person = somebody();
    await crew.desk.done('registerCase', registration(person));
    const { documentNumber, name } = person;
    await importOld(city, [
      oldCard({ name, documentNumber, validFrom: '2024-03-01', validUntil: '2025-02-28' }),
      oldCard({ name, documentNumber }),
    ]);
    expect((await listed(crew.desk, { documentNumber })).map(({ validUntil, name: shown }) => [validUntil, shown])).toEqual([
      ['2027-02-28', name],
      ['2025-02-28', name],
    ]);
    const { person: known } = await city.ask<{ person: { nodes: { personId: string }[] } }>(
      `query ($number: String) { person(filter: { documentNumber: $number }) { nodes { personId } } }`,
      { number: documentNumber },
    );
    expect(known.nodes).toHaveLength(1);
    const other = await importOld(city, [oldCard({ name: '另一某', documentNumber })]);
    expect(other.rows[0]!.problems[0]).toMatchObject({ code: 'NameDiffersFromRecord', field: 'name' });
  });

  it('goes on where it stopped: a part that was sent is counted once, one that is missing is asked for', async () => {
    const rows = [oldCard(), oldCard(), oldCard()];
    const importId = newId();
    await city.done('importArchive', { importId, institutionId: mainClinic, source: 'old-city', fileHash: 'b'.repeat(64), rows: 3 });
    const send = (from: number, some: readonly OldRow[]) =>
      archivePost(city, 'enter', {
        importId,
        from,
        reading: oldReading,
        rows: lines(some),
      }).then((response) => response.json<{ rows: { state: string }[]; error?: { code: string } }>());
    expect((await send(2, rows.slice(2))).error?.code).toBe('ImportRowsMissing');
    await send(0, rows.slice(0, 2));
    // The answer was lost: the same part comes again.
    expect((await send(0, rows.slice(0, 2))).rows.map(({ state }) => state)).toEqual(['entered', 'entered']);
    expect(await importsOf(importId)).toMatchObject({ importState: 'begun', rowsDone: 2, entered: 2 });
    await send(2, rows.slice(2));
    expect(await importsOf(importId)).toMatchObject({ importState: 'finished', rowsDone: 3, entered: 3, known: 0 });
  });

  it('verifies as issued before and not signed, by its number and name or by its code, and tells no more', async () => {
    const card = oldCard({ code: 'http://old.example/card?id=88123', issuer: '滁州旧体检中心' });
    const over = oldCard({ validFrom: '2024-03-01', validUntil: '2025-02-28' });
    const void_ = oldCard({ status: '注销' });
    await importOld(city, [card, over, void_]);
    const answer = { status: 'valid', signed: false, validUntil: '2027-02-28', issuer: '滁州旧体检中心' };
    expect(await verified({ number: ` ${card.number!.toLowerCase().replace(' ', '')}`, name: `${card.name} ` })).toEqual(answer);
    expect(await verified({ code: card.code })).toEqual(answer);
    expect(await verified({ number: over.number, name: over.name })).toMatchObject({
      status: 'expired',
      validUntil: '2025-02-28',
      // The file named no issuer: nobody is called it.
      keeper: expect.any(String),
    });
    expect(await verified({ number: void_.number, name: void_.name })).toMatchObject({ status: 'revoked' });
    // A number alone, which anybody can count on from another, is not enough.
    expect(await verified({ number: card.number, name: '别人' })).toEqual({ status: 'notFound', signed: false });
    expect(await verified({ number: card.number }).catch(() => null)).toMatchObject({ error: { code: 'InvalidInput' } });
  });

  it('is suspended, reinstated and revoked with a reason, which a stranger learns as a word', async () => {
    const card = oldCard();
    const { rows } = await importOld(city, [card]);
    const { archiveId } = rows[0]!;
    const asked = { number: card.number, name: card.name };
    await crew.admin.done('suspendArchivedCertificate', { archiveId, reason: '核查' });
    expect(await verified(asked)).toMatchObject({ status: 'suspended' });
    await crew.admin.done('reinstateArchivedCertificate', { archiveId, reason: '无误' });
    expect(await verified(asked)).toMatchObject({ status: 'valid' });
    await crew.admin.done('revokeArchivedCertificate', { archiveId, reason: '冒用' });
    expect(await verified(asked)).toMatchObject({ status: 'revoked' });
    expect(await crew.certs.send('revokeArchivedCertificate', { archiveId, reason: '冒用' })).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('without a document number is linked by hand, and what stood for its holder is forgotten', async () => {
    const { documentNumber, ...person } = somebody();
    const card = oldCard({ name: person.name, documentNumber: '' });
    const { rows } = await importOld(city, [card]);
    const archiveId = rows[0]!.archiveId!;
    const [waiting] = await listed(city, { linked: false, archiveId });
    expect(waiting).toMatchObject({ name: person.name, maskedDocument: null });
    const asked = { number: card.number, name: card.name };
    await city.done('linkArchivedCertificate', { archiveId, documentType: 'idCard', documentNumber });
    const [linked] = await listed(crew.desk, { documentNumber });
    expect(linked).toMatchObject({ archiveId, linked: true, number: card.number });
    expect(linked!['personId']).not.toBe(waiting!['personId']);
    await expect(test.system.vault.seal(String(waiting!['personId']), 'x', new Uint8Array(1))).rejects.toThrow();
    expect(await verified(asked)).toMatchObject({ status: 'valid' });
    await city.done('erasePerson', { personId: linked!['personId'], reason: 'requested' });
    expect((await listed(city, { archiveId }))[0]).toMatchObject({ name: null, number: null, validity: 'valid' });
    expect(await verified(asked)).toMatchObject({ status: 'valid' });
  });

  it('is renewed by a case of its holder, and each leads to the other', async () => {
    const person = somebody();
    const { name, documentNumber } = person;
    const { rows } = await importOld(city, [
      oldCard({ name, documentNumber, issuer: '旧体检中心' }),
      oldCard(),
      oldCard({ documentNumber: '' }),
    ]);
    const [archiveId, anothers, nobodys] = rows.map((row) => row.archiveId!);
    const card = await crew.desk.ask<{ archivedCertificate: { identity: object } }>(
      `{ archivedCertificate(archiveId: "${archiveId}") { identity { name documentType documentNumber issuer } } }`,
    );
    expect(card.archivedCertificate.identity).toEqual({ name, documentType: 'idCard', documentNumber, issuer: '旧体检中心' });
    const [read] = await test.system.accessLog.list({ institutions: null, limit: 1 });
    expect(read).toMatchObject({ kind: 'read', what: 'archived-certificate-list', actorId: 'staff-desk' });
    const register = (over: object) => crew.desk.send('registerCase', registration(person, over));
    expect(await register({ renewalOfArchived: anothers })).toMatchObject({ __typename: 'Rejected', code: 'NotItsHolder' });
    expect(await register({ renewalOfArchived: nobodys })).toMatchObject({ code: 'NotArchivedLinked' });
    expect(await register({ renewalOfArchived: newId() })).toMatchObject({ code: 'ArchivedUnknown' });
    expect(await register({ renewalOfArchived: archiveId, renewalOf: newId() })).toMatchObject({ code: 'OneRenewal' });
    const renewal = registration(person, { renewalOfArchived: archiveId });
    await crew.desk.done('registerCase', renewal);
    await test.settled();
    const both = await crew.desk.ask<{ caseFile: object; page: { nodes: object[] } }>(
      `{ caseFile(caseId: "${renewal.caseId}") { renewalOfArchived renewalOfCase }
         page: archivedCertificateList(filter: { archiveId: "${archiveId}" }) { nodes { renewedBy } } }`,
    );
    expect(both).toEqual({
      caseFile: { renewalOfArchived: archiveId, renewalOfCase: null },
      page: { nodes: [{ renewedBy: renewal.caseId }] },
    });
  });

  it('is undone: what it brought and nobody has used since, records of people too; the rest stays and says why', async () => {
    const known = somebody();
    const renewing = somebody();
    await crew.desk.done('registerCase', registration(known));
    const fresh = oldCard();
    const used = oldCard();
    const { importId, rows } = await importOld(city, [
      fresh,
      oldCard({ name: fresh.name!, documentNumber: fresh.documentNumber!, validFrom: '2024-03-01', validUntil: '2025-02-28' }),
      used,
      oldCard({ name: known.name, documentNumber: known.documentNumber }),
      oldCard({ name: renewing.name, documentNumber: renewing.documentNumber }),
    ]);
    await crew.desk.done('registerCase', registration(renewing, { renewalOfArchived: rows[4]!.archiveId }));
    await crew.admin.done('suspendArchivedCertificate', { archiveId: rows[2]!.archiveId, reason: '核查' });
    const undone = (await archivePost(city, 'undo', { importId })).json<Record<string, unknown>>();
    expect(undone).toMatchObject({
      withdrawn: 3,
      erased: 1,
      next: null,
    });
    const kept = undone['kept'] as readonly { readonly archiveId: string; readonly code: string }[];
    expect(new Map(kept.map(({ archiveId, code }) => [archiveId, code]))).toEqual(
      new Map([
        [rows[2]!.archiveId, 'StandingChangedSince'],
        [rows[4]!.archiveId, 'RenewedSince'],
      ]),
    );
    expect(await importsOf(importId)).toMatchObject({ importState: 'undone', withdrawn: 3, kept: 2 });
    expect(new Set((await listed(city, { importId })).map(({ archiveId }) => archiveId))).toEqual(
      new Set([rows[2]!.archiveId, rows[4]!.archiveId]),
    );
    expect(await verified({ number: fresh.number, name: fresh.name })).toMatchObject({ status: 'notFound' });
    const { person: left } = await city.ask<{ person: { nodes: { processing: string }[] } }>(
      `query ($number: String) { person(filter: { documentNumber: $number }) { nodes { processing } } }`,
      { number: known.documentNumber },
    );
    expect(left.nodes).toEqual([{ processing: 'open' }]);
    // Sent again it changes nothing, and no further row comes in; the same file may be imported anew.
    expect((await archivePost(city, 'undo', { importId })).json<object>()).toMatchObject({ withdrawn: 0, next: null });
    const late = (
      await archivePost(city, 'enter', {
        importId,
        from: 4,
        reading: oldReading,
        rows: lines([oldCard()]),
      })
    ).json<{ error: { code: string } }>();
    expect(late.error.code).toBe('ImportUndone');
    expect((await importOld(city, [fresh])).rows[0]!.state).toBe('entered');
  });

  it('holds people without a card too: each once, however often the part is sent; undone, but for who came since', async () => {
    const known = somebody();
    await crew.desk.done('registerCase', registration(known));
    const [one, other] = [somebody(), somebody()];
    const columns = ['name', 'documentNumber'];
    const row = ({ name, documentNumber }: { name: string; documentNumber: string }, n: number) => ({
      line: n + 2,
      cells: [name, documentNumber],
    });
    const rows = [one, known, { ...somebody(), documentNumber: '34110219900101' }, other, one].map(row);
    const reading = { ...oldReading, columns, about: 'persons' };
    const of = { source: 'old-city', institutionId: mainClinic, reading, rows };
    const statesOf = async (door: string, payload: object) =>
      (await archivePost(city, door, payload)).json<{ rows: { state: string }[] }>().rows.map(({ state }) => state);
    expect(await statesOf('preview', of)).toEqual(['good', 'known', 'refused', 'good', 'good']);
    const importId = newId();
    await city.done('importArchive', { importId, institutionId: mainClinic, source: 'old-city', fileHash: 'd'.repeat(64), rows: 5 });
    const part = { importId, from: 0, reading, rows };
    for (const _time of ['first', 'after a lost answer'])
      expect(await statesOf('enter', part)).toEqual(['entered', 'known', 'refused', 'entered', 'known']);
    expect(await importsOf(importId)).toMatchObject({ importState: 'finished', entered: 2, known: 2, refused: 1 });
    const processingOf = async ({ documentNumber }: { documentNumber: string }) => {
      await test.settled();
      const { person } = await city.ask<{ person: { nodes: { processing: string; name: string }[] } }>(
        `query ($number: String) { person(filter: { documentNumber: $number }) { nodes { processing name } } }`,
        { number: documentNumber },
      );
      return person.nodes.map(({ processing, name }) => [processing, name]);
    };
    expect(await processingOf(one)).toEqual([['open', one.name]]);
    await crew.desk.done('registerCase', registration(other));
    await test.settled();
    const first = (await archivePost(city, 'undo', { importId })).json<{ withdrawn: number; next: string }>();
    expect(first).toMatchObject({ withdrawn: 0, next: expect.any(String) });
    const undone = (await archivePost(city, 'undo', { importId, after: first.next })).json<object>();
    expect(undone).toMatchObject({ withdrawn: 1, erased: 1, next: null, kept: [{ code: 'PersonNeededSince' }] });
    expect(await importsOf(importId)).toMatchObject({ importState: 'undone', withdrawn: 1, kept: 1 });
    expect([await processingOf(one), await processingOf(other), await processingOf(known)]).toEqual([
      [],
      [['open', other.name]],
      [['open', known.name]],
    ]);
  });

  it('is imported by those whom a role allows, from a source that was saved', async () => {
    const begin = { importId: newId(), institutionId: mainClinic, source: 'no-such', fileHash: 'c'.repeat(64), rows: 1 };
    expect(await city.send('importArchive', begin)).toMatchObject({ __typename: 'Rejected', code: 'SourceUnknown', field: 'source' });
    const of = { source: 'old-city', institutionId: mainClinic, reading: oldReading, rows: lines([oldCard()]) };
    for (const client of [crew.desk, crew.doctor]) expect((await archivePost(client, 'preview', of)).statusCode).toBe(403);
    expect((await archivePost(test.stranger, 'preview', of)).statusCode).toBe(401);
    expect((await archivePost(crew.admin, 'preview', { ...of, institutionId: 'tianchang-clinic' })).statusCode).toBe(403);
  });

  it('is read from a file in GB18030 with its columns guessed', async () => {
    const gbk = Buffer.from('d0d5c3fb2cd6a4bac52cd3d0d0a7c6dad6c10ad1ddcabe2c412d312c323032372d30322d32380a', 'hex');
    const answer = (await archivePost(city, 'table', { file: gbk.toString('base64') })).json<Record<string, unknown>>();
    expect(answer).toMatchObject({ head: ['姓名', '证号', '有效期至'], columns: ['name', 'number', 'validUntil'] });
    expect(answer['hash']).toMatch(/^[0-9a-f]{64}$/);
  });
});
