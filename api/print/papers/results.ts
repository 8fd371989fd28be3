import {
  rangeOf,
  standingOf,
  type FieldRange,
  type MeasuredValue,
  type OfPerson,
  type ProgrammeItem,
  type ResultField,
} from '@healthcert/domain/programme';
import { dayInChina } from '@healthcert/domain/person';
import { itemName, itemsInOrder, type CasePaper, type PlacedItem } from './case-paper.ts';
import { itemStateWords, stationWords } from './words.ts';

type Row = Record<string, string>;
type Found = NonNullable<NonNullable<PlacedItem['item']['result']>['clinical']>;

/** What was ticked in words, each with its site; then what was said besides, and the remark. */
const findingWords = ({ findings, values, remark }: Found, of: ProgrammeItem | null): string => {
  const words = findings.map(({ code, site }) => {
    const name = of?.findings.find((option) => option.code === code)?.name.zh ?? code;
    return site === null ? name : `${name}（${site}）`;
  });
  const besides = (of ? besidesFindings(of) : []).map((field) => {
    const said = values.find((one) => one.field === field.code);
    return said ? `${field.name.zh}：${valueWords(field, said).replace(/。$/, '')}` : '';
  });
  return [words.join('、'), ...besides, remark ?? ''].filter((part) => part !== '').join('；');
};

/** Words and choices that go with findings (how an X-ray was taken, its impression): told in one row with them. */
const besidesFindings = ({ findings, fields }: ProgrammeItem): readonly ResultField[] =>
  findings.length === 0 ? [] : fields.filter(({ kind }) => kind === 'text' || kind === 'choice');

const rangeWords = (range: FieldRange | undefined): string => {
  if (!range) return '';
  const { low, high } = range;
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  return low !== undefined ? `≥${low}` : high !== undefined ? `≤${high}` : '';
};

/** A value as it was told: a choice in its words, a limit with its sign, a titre, a number, or words. */
const valueWords = (field: ResultField, measured: MeasuredValue): string => {
  const { value, bound, choice, text } = measured;
  const chosen = field.choices?.find(({ code }) => code === choice);
  if (chosen) return chosen.name.zh;
  if (value === null) return text ?? '';
  return `${bound ?? ''}${field.kind === 'titre' ? '1:' : ''}${value}`;
};

const arrows: Readonly<Record<string, string>> = { above: '↑', below: '↓' };

const valueRow = (field: ResultField, found: Found, of: OfPerson, only: boolean, item: string): Row => {
  const measured = found.values.find((one) => one.field === field.code);
  const is = measured ? standingOf(field, measured, of) : 'within';
  return {
    item: only ? item : `${item} · ${field.name.zh}`,
    found: measured ? valueWords(field, measured) : '',
    range: rangeWords(rangeOf(field, of)),
    unit: field.unit,
    ...(is !== 'within' && { arrow: arrows[is] ?? '', abnormal: is }),
  };
};

/** The rows of one item: a value each, or what was found, or why there is nothing. */
const rowsOf = (placed: PlacedItem, { file, staffName }: CasePaper): Row[] => {
  const { item, of } = placed;
  const { zh, en } = itemName(placed);
  const station = stationWords(item.station);
  const common: Row = { station: station.zh, stationEn: station.en, itemEn: en };
  const found = item.result?.clinical;
  if (item.state !== 'done' || !item.result || !found) {
    return [{ ...common, item: zh, found: item.state === 'pending' ? '' : itemStateWords(item.state).zh }];
  }
  const signed: Row = { ...common, performer: staffName(item.result.performerId), performedOn: dayInChina(item.result.performedAt) };
  const together = new Set(of ? besidesFindings(of) : []);
  const told = (field: ResultField): boolean => !field.optional || found.values.some((one) => one.field === field.code);
  const fields = (of?.fields ?? []).filter((field) => !together.has(field) && told(field));
  const words = findingWords(found, of);
  const normal = found.findings.every(({ code }) => of?.findings.find((option) => option.code === code)?.normal ?? false);
  return [
    ...fields.map((field) => ({ ...signed, ...valueRow(field, found, { sex: file.sex, age: file.age }, fields.length === 1, zh) })),
    ...(fields.length === 0 || words !== '' ? [{ ...signed, item: zh, found: words, ...(!normal && { abnormal: '1' }) }] : []),
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
        const had = found?.findings.find((one) => one.code === code);
        if (!found) return { disease: name.zh };
        if (!had) return { disease: name.zh, had: '无' };
        const told = found.history?.find(({ disease }) => disease === code);
        const cured = told?.cured ? ['已治愈', told.curedSince ?? ''].join(' ').trim() : '';
        const remark = [cured, told?.remark ?? '', found.remark ?? ''].filter((part) => part !== '').join('；');
        return { disease: name.zh, had: '有', since: told?.since ?? '', remark };
      });
    });

/** Who asked. */
export const interviewer = (paper: CasePaper): string => {
  const by = itemsInOrder(paper).find(({ item }) => item.station === 'interview')?.item.result?.performerId;
  return by === undefined ? '' : paper.staffName(by);
};
