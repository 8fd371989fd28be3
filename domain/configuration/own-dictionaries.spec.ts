import { commandMeta, specFor } from '@healthcert/domain/testing';
import type { RegisterEvent, Step } from '@healthcert/domain/register';
import { describe, expect, it } from 'vitest';
import { changeOwnDictionary, dictionaryTypes, ownDictionary, registers } from './index.ts';

const named = (zh: string, en = `In English: ${zh}`) => ({ name: { zh, en } });
const added = (kind: string, code: string, zh: string, place = 'i'): RegisterEvent => ({
  type: 'EntryAdded',
  data: { kind, institutionId: null, code, parent: null, place, value: named(zh) },
});

const changeTypes = (...changes: readonly Step[]) => ({ type: 'ChangeDictionaryTypes', data: { changes }, meta: commandMeta() });
const change = (dictionary: string, ...changes: readonly Step[]) => ({
  type: 'ChangeOwnDictionary',
  data: { dictionary, changes },
  meta: commandMeta(),
});

describe('a dictionary of the city’s own (A3)', () => {
  const { given } = specFor(dictionaryTypes.decider);
  const sources = added('dictionary-types', 'sources', '来源');
  const of = { kind: 'dictionary-types', institutionId: null, code: 'sources' };
  const retired: RegisterEvent = { type: 'EntryRetired', data: of };

  it('is made, renamed, retired and restored, and keeps its code', () => {
    given()
      .when(changeTypes({ add: { code: 'sources', value: named('来源') } }))
      .then(sources);
    given(sources)
      .when(changeTypes({ change: { code: 'sources', value: named('客户来源') } }, { retire: { code: 'sources' } }))
      .then({ type: 'EntryChanged', data: { ...of, edition: 2, value: named('客户来源') } }, retired);
    given(sources, retired)
      .when(changeTypes({ restore: { code: 'sources' } }))
      .then({ type: 'EntryRestored', data: of });
  });

  it('is put in order', () =>
    given(sources, added('dictionary-types', 'channels', '渠道', 'j'))
      .when(changeTypes({ move: { code: 'channels', before: 'sources' } }))
      .then({ type: 'EntryMoved', data: { ...of, code: 'channels', parent: null, place: '9' } }));

  it('is not called like another, nor like one of the system’s, in either language', () => {
    given(sources)
      .when(changeTypes({ add: { code: 'again', value: named('来源') } }))
      .thenRejects('ValueTaken', 'changes.0.add.value.name.zh');
    given()
      .when(changeTypes({ add: { code: 'x', value: named('民族') } }))
      .thenRejects('NamedLikeAnother', 'changes.0.add.value.name.zh');
    given(sources)
      .when(changeTypes({ change: { code: 'sources', value: named('来处', 'ethnic Groups') } }))
      .thenRejects('NamedLikeAnother', 'changes.0.change.value.name.en');
  });

  it('cannot be one of the system’s: those are no entries, so nobody retires them', () =>
    given()
      .when(changeTypes({ retire: { code: 'ethnic-groups' } }))
      .thenRejects('EntryUnknown', 'changes.0.retire.code'));
});

describe('its entries', () => {
  const sources = ownDictionary('sources', named('来源'));
  const { given } = specFor(sources.decider);

  it('are words of that list, in their order, and no other list’s', () => {
    given()
      .when(change('sources', { add: { code: 'web', value: named('网站') } }))
      .then(added('own.sources', 'web', '网站'));
    given()
      .when(change('channels', { add: { code: 'web', value: named('网站') } }))
      .then(added('own.channels', 'web', '网站'));
    const streams = ['sources', 'channels'].map((dictionary) => changeOwnDictionary.stream({ dictionary, changes: [] }));
    expect(streams).toEqual(['own.sources.city', 'own.channels.city']);
  });

  it('follow the rules of every dictionary', () => {
    const web = added('own.sources', 'web', '网站');
    given(web)
      .when(change('sources', { add: { code: 'site', value: named('网站') } }))
      .thenRejects('ValueTaken', 'changes.0.add.value.name.zh');
    given(web)
      .when(change('sources', { add: { code: 'hb', value: named('乙肝') } }))
      .thenRejects('ProhibitedTest', 'changes.0.add.value.name.zh');
    given(web)
      .when(change('sources', { change: { code: 'web', value: named('网站') } }))
      .thenNothing();
  });

  it('never stand in the list of a kind that is declared', () =>
    expect(registers.filter(({ kind, dictionary }) => kind.includes('.') || dictionary !== null)).toEqual([]));
});
