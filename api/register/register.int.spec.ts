import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaries, notices } from '@healthcert/domain/configuration';
import type { Client } from '../testing/index.ts';
import { openTestSystem, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let city: Client;
let clinic: Client;
let desk: Client;

beforeAll(async () => {
  test = await openTestSystem();
  [city, clinic, desk] = (await Promise.all(['cityadmin', 'clinicadmin', 'desk'].map((name) => test.as(name)))) as [Client, Client, Client];
});
afterAll(() => test?.close());

const value = (zh: string, onGuideSheet = true) => ({ name: { zh, en: 'Notice' }, about: 'process', text: { zh, en: zh }, onGuideSheet });

const noticesOf = async (client: Client, institutionId: string | null) =>
  (
    await client.ask<{ notices: { code: string; institutionId: string | null; edition: number; value: { name: { zh: string } } }[] }>(
      'query ($institutionId: ID) { notices(institutionId: $institutionId) { code institutionId edition value { name { zh } } } }',
      { institutionId },
    )
  ).notices.map((entry) => [entry.code, entry.institutionId, entry.edition, entry.value.name.zh]);

describe('configuration lists (A3, A6)', () => {
  it('start with the city’s own entries', async () => {
    const { ethnicGroups, historyDiseases } = await desk.ask<{ ethnicGroups: object[]; historyDiseases: { code: string }[] }>(
      '{ ethnicGroups { code value { name { zh en } } } historyDiseases { code } }',
    );
    expect(ethnicGroups).toHaveLength(56);
    expect(historyDiseases.map(({ code }) => code)).toEqual([
      'hepatitis',
      'dysentery',
      'typhoid',
      'pulmonaryTuberculosis',
      'skinDisease',
      'other',
    ]);
  });

  it('say of themselves what a page needs: form, words, permission', async () => {
    const { registers } = await desk.ask<{ registers: { kind: string; operation: string; scope: string; form: object }[] }>(
      '{ registers { kind title { zh en } group scope tree operation form } }',
    );
    expect(registers.find(({ kind }) => kind === 'notices')).toMatchObject({
      operation: 'changeNotices',
      scope: 'institution',
      form: {
        properties: {
          about: { enum: ['process', 'collection', 'preparation'], label: { zh: '类别', en: 'About' } },
          text: { control: 'paragraph', properties: { zh: { maxLength: 4000 } } },
          onGuideSheet: { type: 'boolean' },
        },
      },
    });
  });

  it('give way to an institution’s own entry, for it alone, until that is retired', async () => {
    await clinic.done('changeNotices', { institutionId: mainClinic, changes: [{ add: { code: 'process', value: value('本院流程') } }] });
    expect((await noticesOf(desk, mainClinic))[0]).toEqual(['process', mainClinic, 1, '本院流程']);
    expect((await noticesOf(desk, 'langya-1'))[0]).toEqual(['process', null, 1, '办证流程']);
    expect((await test.system.registers.entriesOf(notices, mainClinic))[0]!.value.name.zh).toBe('本院流程');
    await clinic.done('changeNotices', { institutionId: mainClinic, changes: [{ retire: { code: 'process' } }] });
    expect((await noticesOf(desk, mainClinic))[0]).toEqual(['process', null, 1, '办证流程']);
  });

  it('are in force at once, and every edition stays', async () => {
    const ref = { institutionId: null, code: 'cancellation-x', edition: 1 };
    const named = (zh: string) => ({ name: { zh, en: zh } });
    await city.done('changeCancellationReasons', { changes: [{ add: { code: ref.code, value: named('甲') } }] });
    await city.done('changeCancellationReasons', { changes: [{ change: { code: ref.code, value: named('乙'), edition: 1 } }] });
    const { registers } = test.system;
    expect((await registers.entriesOf(dictionaries.cancellationReasons, null)).at(-1)).toMatchObject({ edition: 2, value: named('乙') });
    expect(await registers.edition(dictionaries.cancellationReasons, ref)).toEqual(named('甲'));
    expect(await registers.edition(dictionaries.cancellationReasons, { ...ref, edition: 3 })).toBeNull();
    const { entryHistory } = await desk.ask<{ entryHistory: { type: string; actorId: string; edition: number; value: object }[] }>(
      '{ entryHistory(kind: "cancellation-reasons", code: "cancellation-x") { type at actorId edition value } }',
    );
    expect(entryHistory.map(({ type, actorId, edition, value: was }) => [type, actorId, edition, was])).toEqual([
      ['EntryChanged', 'staff-cityadmin', 2, named('乙')],
      ['EntryAdded', 'staff-cityadmin', 1, named('甲')],
    ]);
  });

  it('are listed with what is retired, found by sound, told of when they change', async () => {
    await test.settled();
    const { page } = await desk.ask<{ page: { nodes: { code: string; sound: string }[] } }>(
      '{ page: registerEntries(first: 200, filter: { kind: "history-diseases", scope: "city", retired: false }) { nodes { code sound value edition } } }',
    );
    expect(page.nodes.map(({ code, sound }) => [code, sound])[1]).toEqual(['dysentery', 'liji lj']);
  });

  it('are made by the city itself, and kept like any other', async () => {
    const named = (zh: string, en: string) => ({ name: { zh, en } });
    const listed = async (client: Client) =>
      (
        await client.ask<{ registers: { kind: string; dictionary: string | null; operation: string; title: { zh: string } }[] }>(
          '{ registers { kind dictionary operation title { zh } } }',
        )
      ).registers.filter(({ dictionary }) => dictionary !== null);
    const words = async () =>
      (
        await desk.ask<{ ownDictionary: { code: string; edition: number; value: { name: { zh: string } } }[] }>(
          '{ ownDictionary(dictionary: "channels") { code edition value { name { zh } } } }',
        )
      ).ownDictionary.map(({ code, edition, value: { name } }) => [code, edition, name.zh]);
    const unknown = ['Rejected', 'DictionaryUnknown', 'dictionary'];
    const addWeb = { dictionary: 'channels', changes: [{ add: { code: 'web', value: named('网站', 'Website') } }] };
    const answered = async (client: Client, input: object) => {
      const { __typename, code, field } = await client.send('changeOwnDictionary', input);
      return [__typename, code, field];
    };

    expect(await answered(city, addWeb)).toEqual(unknown);
    await city.done('changeDictionaryTypes', { changes: [{ add: { code: 'channels', value: named('报名渠道', 'Channels') } }] });
    expect(await listed(desk)).toEqual([
      { kind: 'own.channels', dictionary: 'channels', operation: 'changeOwnDictionary', title: { zh: '报名渠道' } },
    ]);
    await city.done('changeOwnDictionary', addWeb);
    await city.done('changeOwnDictionary', {
      dictionary: 'channels',
      changes: [{ add: { code: 'phone', value: named('电话', 'Phone'), before: 'web' } }],
    });
    expect(await words()).toEqual([
      ['phone', 1, '电话'],
      ['web', 1, '网站'],
    ]);
    expect((await answered(desk, addWeb))[1]).toBe('NotPermitted');
    expect((await answered(clinic, addWeb))[1]).toBe('NotPermitted');

    const rehearsed = await city.request({
      method: 'POST',
      url: '/api/registers/rehearse',
      payload: {
        kind: 'own.channels',
        institutionId: null,
        changes: [{ add: { code: 'site', value: named('网站', 'Site') } }, { add: { code: 'visit', value: named('上门', 'Visit') } }],
      },
    });
    expect(rehearsed.json<{ problems: { step: number; field: string }[] }>().problems).toMatchObject([
      { step: 0, field: 'add.value.name.zh' },
    ]);
    const { page } = await desk.ask<{ page: { nodes: { code: string; sound: string }[] } }>(
      '{ page: registerEntries(first: 200, filter: { kind: "own.channels" }, sort: { by: place }) { nodes { code sound } } }',
    );
    expect(page.nodes).toEqual([
      { code: 'phone', sound: 'dianhua dh' },
      { code: 'web', sound: 'wangzhan wz' },
    ]);
    const { entryHistory } = await desk.ask<{ entryHistory: { type: string; actorId: string }[] }>(
      '{ entryHistory(kind: "own.channels", code: "web") { type actorId } }',
    );
    expect(entryHistory).toEqual([{ type: 'EntryAdded', actorId: 'staff-cityadmin' }]);

    await city.done('changeDictionaryTypes', { changes: [{ retire: { code: 'channels' } }] });
    expect([await listed(city), await words(), await answered(city, addWeb)]).toEqual([[], [], unknown]);
    await city.done('changeDictionaryTypes', { changes: [{ restore: { code: 'channels' } }] });
    expect((await words()).map(([code]) => code)).toEqual(['phone', 'web']);
  });

  it.each<[string, () => Promise<{ __typename: string; code?: string; field?: string | null }>, string[]]>([
    [
      'another institution’s list',
      () => clinic.send('changeNotices', { institutionId: 'langya-1', changes: [{ retire: { code: 'process' } }] }),
      ['NotPermitted', 'NotPermitted'],
    ],
    [
      'the city’s list',
      () => clinic.send('changeNotices', { changes: [{ retire: { code: 'process' } }] }),
      ['NotPermitted', 'NotPermitted'],
    ],
    [
      'a list for the desk',
      () => desk.send('changeIndustries', { changes: [{ retire: { code: 'food' } }] }),
      ['NotPermitted', 'NotPermitted'],
    ],
    [
      'an institution that is not there',
      () => city.send('changeNotices', { institutionId: 'atlantis', changes: [{ retire: { code: 'process' } }] }),
      ['Rejected', 'InstitutionUnknown', 'institutionId'],
    ],
    [
      'two changes in one step',
      () => city.send('changeIndustries', { changes: [{ retire: { code: 'water' }, restore: { code: 'water' } }] }),
      ['InvalidInput', 'Invalid.custom', 'changes.0'],
    ],
    [
      'hepatitis B among the diseases that are asked for',
      () => city.send('changeHistoryDiseases', { changes: [{ add: { code: 'hb', value: { name: { zh: '乙肝', en: 'x' } } } }] }),
      ['Rejected', 'ProhibitedTest', 'changes.0.add.value.name.zh'],
    ],
    [
      'an empty name',
      () => city.send('changeIndustries', { changes: [{ add: { code: 'x', value: { name: { zh: '  ', en: 'x' } } } }] }),
      ['InvalidInput', 'Invalid.too_small', 'changes.0.add.value.name.zh'],
    ],
  ])('refuse %s', async (_what, send, expected) => {
    const { __typename, code, field } = await send();
    expect([__typename, code, ...(field ? [field] : [])]).toEqual(expected);
  });
});
