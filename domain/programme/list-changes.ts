import { isDeepStrictEqual } from 'node:util';
import type { Text } from '@healthcert/domain/kernel';
import { joined, verbatim } from './in-words.ts';
import { needWords, sexWords, specimenWords, stationWords } from './item-form.ts';
import type { FindingOption, Job, Programme, ProgrammeItem } from './programme.ts';
import type { FieldChoice, FieldRange, ResultField } from './result-field.ts';

const itemFields = ['name', 'station', 'need', 'applies', 'specimen', 'loinc', 'findings', 'fields'] as const;
const jobFields = ['name', 'minimumAge'] as const;

/** One difference in the items or the jobs of two versions, in words for people. */
export interface ListChange {
  readonly kind: 'itemAdded' | 'itemRemoved' | 'itemChanged' | 'jobAdded' | 'jobRemoved' | 'jobChanged';
  /** Null: the whole item or job. */
  readonly field: (typeof itemFields)[number] | (typeof jobFields)[number] | null;
  readonly about: Text;
  readonly before: Text | null;
  readonly after: Text | null;
}

/** Whether what both have stands in another order. */
export const isReordered = (before: readonly string[], after: readonly string[]): boolean => {
  const [had, has] = [new Set(before), new Set(after)];
  return !isDeepStrictEqual(
    before.filter((code) => has.has(code)),
    after.filter((code) => had.has(code)),
  );
};

/** What is said besides, in brackets; nothing where there is nothing to say. */
const withNotes = (text: Text, notes: readonly (Text | false | null)[]): Text => {
  const said = joined(notes.filter((note) => note !== false && note !== null));
  return said ? { zh: `${text.zh}（${said.zh}）`, en: `${text.en} (${said.en})` } : text;
};

const normal: Text = { zh: '正常', en: 'normal' };
const suspected = (disease: string | undefined): Text | false =>
  disease !== undefined && { zh: `疑似 ${disease}`, en: `suspects ${disease}` };

const findingWords = ({ name, normal: isNormal, sited, suspects }: FindingOption): Text =>
  withNotes(name, [isNormal && normal, sited === true && { zh: '注明部位', en: 'with its site' }, suspected(suspects)]);

const ages = ({ fromAge, toAge }: FieldRange): Text | false =>
  (fromAge !== undefined || toAge !== undefined) && {
    zh: `${fromAge ?? ''}–${toAge ?? ''}岁`,
    en: `aged ${fromAge ?? ''}–${toAge ?? ''}`,
  };

const rangeWords = (range: FieldRange): Text =>
  withNotes(verbatim(`${range.low ?? ''}–${range.high ?? ''}`), [range.sex !== undefined && sexWords[range.sex], ages(range)]);

const choiceWords = ({ name, normal: isNormal, also = [], suspects }: FieldChoice): Text =>
  withNotes(name, [isNormal && normal, suspected(suspects), ...also.map(verbatim)]);

const fieldWords = ({ name, kind, unit, loinc, ranges, choices = [], normal: usual, optional, suspects }: ResultField): Text =>
  withNotes(name, [
    kind !== undefined && verbatim(kind),
    unit !== '' && verbatim(unit),
    loinc !== undefined && verbatim(`LOINC ${loinc}`),
    ...ranges.map(rangeWords),
    ...choices.map(choiceWords),
    usual !== undefined && { zh: `默认 ${usual}`, en: `usually ${usual}` },
    optional === true && { zh: '可不填', en: 'may be left empty' },
    suspected(suspects),
  ]);

const appliesWords = ({ applies = {} }: ProgrammeItem, { jobs }: Programme): Text | null =>
  joined([
    ...(applies.sex === undefined ? [] : [sexWords[applies.sex]]),
    ...(applies.jobs ?? []).map((code) => jobs.find((job) => job.code === code)?.name ?? verbatim(code)),
  ]);

const itemFieldWords = (item: ProgrammeItem, field: (typeof itemFields)[number], of: Programme): Text | null => {
  switch (field) {
    case 'name':
      return item.name;
    case 'station':
      return stationWords[item.station];
    case 'need':
      return needWords[item.need];
    case 'applies':
      return appliesWords(item, of);
    case 'specimen':
      return item.specimen === undefined ? null : specimenWords[item.specimen];
    case 'loinc':
      return item.loinc === undefined ? null : verbatim(item.loinc);
    case 'findings':
      return joined(item.findings.map(findingWords));
    case 'fields':
      return joined(item.fields.map(fieldWords));
  }
};

const jobFieldWords = ({ name, minimumAge }: Job, field: (typeof jobFields)[number]): Text | null => {
  if (field === 'name') return name;
  return minimumAge === undefined ? null : verbatim(minimumAge);
};

interface Coded {
  readonly code: string;
  readonly name: Text;
}

interface Compared<One extends Coded, Field extends ListChange['field'] & keyof One> {
  readonly what: 'item' | 'job';
  readonly fields: readonly Field[];
  readonly before: readonly One[];
  readonly after: readonly One[];
  readonly summary: (one: One, at: 'before' | 'after') => Text;
  readonly words: (one: One, field: Field, at: 'before' | 'after') => Text | null;
}

const listChanges = <One extends Coded, Field extends ListChange['field'] & keyof One>(of: Compared<One, Field>): readonly ListChange[] => {
  const { what, fields, before, after, summary, words } = of;
  const earlier = new Map(before.map((one) => [one.code, one]));
  const kept = new Set(after.map(({ code }) => code));
  return [
    ...after.flatMap((one): ListChange[] => {
      const was = earlier.get(one.code);
      if (!was) return [{ kind: `${what}Added`, field: null, about: one.name, before: null, after: summary(one, 'after') }];
      return fields
        .filter((field) => !isDeepStrictEqual(was[field], one[field]))
        .map((field) => ({
          kind: `${what}Changed`,
          field,
          about: was.name,
          before: words(was, field, 'before'),
          after: words(one, field, 'after'),
        }));
    }),
    ...before
      .filter(({ code }) => !kept.has(code))
      .map((one): ListChange => ({ kind: `${what}Removed`, field: null, about: one.name, before: summary(one, 'before'), after: null })),
  ];
};

/** Items that came, went, or are otherwise; told field by field. */
export const itemChanges = (before: Programme, after: Programme): readonly ListChange[] => {
  const of = { before, after };
  return listChanges({
    what: 'item',
    fields: itemFields,
    before: before.items,
    after: after.items,
    summary: (item, at) =>
      withNotes(
        verbatim(item.code),
        (['station', 'need', 'applies', 'specimen', 'findings', 'fields'] as const).map((field) => itemFieldWords(item, field, of[at])),
      ),
    words: (item, field, at) => itemFieldWords(item, field, of[at]),
  });
};

/** Jobs that came, went, or are otherwise. */
export const jobChanges = (before: Programme, after: Programme): readonly ListChange[] =>
  listChanges({
    what: 'job',
    fields: jobFields,
    before: before.jobs,
    after: after.jobs,
    summary: ({ code, minimumAge }) =>
      withNotes(verbatim(code), [minimumAge !== undefined && { zh: `${minimumAge}岁起`, en: `from ${minimumAge}` }]),
    words: jobFieldWords,
  });
