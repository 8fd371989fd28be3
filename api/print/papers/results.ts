import { rangeOf, standingOf, type FieldRange, type OfPerson, type ResultField } from '@healthcert/domain/programme';
import type { Text } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { itemName, itemsInOrder, type CasePaper, type PlacedItem } from './case-paper.ts';
import { besidesFindings, inBoth, nothingSaid, withFreeText, wordsOfFindings, wordsOfValue, type Found, type Said } from './found-words.ts';
import { itemStateWords, stationWords } from './words.ts';

type Row = Record<string, string>;

const rangeWords = (range: FieldRange | undefined): string => {
  if (!range) return '';
  const { low, high } = range;
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  return low !== undefined ? `≥${low}` : high !== undefined ? `≤${high}` : '';
};

const arrows: Readonly<Record<string, string>> = { above: '↑', below: '↓' };

const valueRow = (field: ResultField, found: Found, of: OfPerson, only: boolean, item: Text): Row => {
  const measured = found.values.find((one) => one.field === field.code);
  const is = measured ? standingOf(field, measured, of) : 'within';
  return {
    item: only ? item.zh : `${item.zh} · ${field.name.zh}`,
    itemEn: only ? item.en : `${item.en} · ${field.name.en}`,
    ...inFields(measured ? wordsOfValue(field, measured) : nothingSaid),
    range: rangeWords(rangeOf(field, of)),
    unit: field.unit,
    ...(is !== 'within' && { arrow: arrows[is] ?? '', abnormal: is }),
  };
};

const inFields = ({ zh, en, wordsEn }: Said): Row => ({ found: zh, foundEn: en, foundWordsEn: wordsEn });

/** The rows of one item: a value each, or what was found, or why there is nothing. */
const rowsOf = (placed: PlacedItem, { file, staffName }: CasePaper): Row[] => {
  const { item, of } = placed;
  const name = itemName(placed);
  const station = stationWords(item.station);
  const common: Row = { station: station.zh, stationEn: station.en };
  const named: Row = { item: name.zh, itemEn: name.en };
  const found = item.result?.clinical;
  if (item.state !== 'done' || !item.result || !found) {
    return [{ ...common, ...named, ...inFields(item.state === 'pending' ? nothingSaid : inBoth(itemStateWords(item.state))) }];
  }
  const signed: Row = { ...common, performer: staffName(item.result.performerId), performedOn: dayInChina(item.result.performedAt) };
  const together = new Set(of ? besidesFindings(of) : []);
  const told = (field: ResultField): boolean => !field.optional || found.values.some((one) => one.field === field.code);
  const fields = (of?.fields ?? []).filter((field) => !together.has(field) && told(field));
  const said = wordsOfFindings(found, of);
  const normal = found.findings.every(({ code }) => of?.findings.find((option) => option.code === code)?.normal ?? false);
  return [
    ...fields.map((field) => ({ ...signed, ...valueRow(field, found, { sex: file.sex, age: file.age }, fields.length === 1, name) })),
    ...(fields.length === 0 || said.zh !== '' ? [{ ...signed, ...named, ...inFields(said), ...(!normal && { abnormal: '1' }) }] : []),
  ];
};

/** Every examined item but the interview's, which has a table of its own. */
export const resultRows = (paper: CasePaper): Row[] =>
  itemsInOrder(paper)
    .filter(({ item }) => item.station !== 'interview')
    .flatMap((placed) => rowsOf(placed, paper));

/** One row for each illness that is asked for; what was had says so, with its remark. */
export const historyRows = (paper: CasePaper): Row[] =>
  itemsInOrder(paper)
    .filter(({ item }) => item.station === 'interview')
    .flatMap(({ item, of }) => {
      const found = item.result?.clinical ?? null;
      const asked = (of?.findings ?? []).filter(({ normal }) => !normal);
      return asked.map(({ code, name }): Row => {
        const disease = { disease: name.zh, diseaseEn: name.en };
        const had = found?.findings.find((one) => one.code === code);
        if (!found) return disease;
        if (!had) return { ...disease, had: '无', hadEn: 'No' };
        const told = found.history?.find((one) => one.disease === code);
        const since = told?.curedSince ?? '';
        const cured = told?.cured ? { zh: `已治愈 ${since}`.trim(), en: `Cured ${since}`.trim() } : { zh: '', en: '' };
        const said = withFreeText(inBoth(cured), [told?.remark, found.remark]);
        return {
          ...disease,
          had: '有',
          hadEn: 'Yes',
          since: told?.since ?? '',
          remark: said.zh,
          remarkEn: said.en,
          remarkWordsEn: said.wordsEn,
        };
      });
    });

/** Who asked. */
export const interviewer = (paper: CasePaper): string => {
  const by = itemsInOrder(paper).find(({ item }) => item.station === 'interview')?.item.result?.performerId;
  return by === undefined ? '' : paper.staffName(by);
};
