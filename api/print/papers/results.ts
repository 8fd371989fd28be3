import type { MeasuredField, ProgrammeItem } from '@healthcert/domain/programme';
import { dayInChina } from '@healthcert/domain/person';
import { itemName, itemsInOrder, type CasePaper, type PlacedItem } from './case-paper.ts';
import { itemStateWords, stationWords } from './words.ts';

type Row = Record<string, string>;
type Found = NonNullable<NonNullable<PlacedItem['item']['result']>['clinical']>;

const rangeOf = ({ range }: MeasuredField, sex: 'male' | 'female'): readonly [number, number] => range[sex];

/** What was ticked in words, each with its site, and the remark after it. */
const findingWords = ({ findings, remark }: Found, of: ProgrammeItem | null): string => {
  const words = findings.map(({ code, site }) => {
    const name = of?.findings.find((option) => option.code === code)?.name.zh ?? code;
    return site === null ? name : `${name}（${site}）`;
  });
  return [words.join('、'), remark ?? ''].filter((part) => part !== '').join('；');
};

const valueRow = (field: MeasuredField, found: Found, sex: 'male' | 'female', only: boolean, item: string): Row => {
  const [low, high] = rangeOf(field, sex);
  const value = found.values.find((one) => one.field === field.code)?.value;
  const arrow = value === undefined ? '' : value > high ? '↑' : value < low ? '↓' : '';
  return {
    item: only ? item : `${item} · ${field.name.zh}`,
    found: value === undefined ? '' : String(value),
    range: `${low}–${high}`,
    unit: field.unit,
    ...(arrow !== '' && { arrow, abnormal: arrow }),
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
  const fields = of?.fields ?? [];
  const words = findingWords(found, of);
  const normal = found.findings.every(({ code }) => of?.findings.find((option) => option.code === code)?.normal ?? false);
  return [
    ...fields.map((field) => ({ ...signed, ...valueRow(field, found, file.sex, fields.length === 1, zh) })),
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
        return had ? { disease: name.zh, had: '有', remark: found.remark ?? '', since: had.site ?? '' } : { disease: name.zh, had: '无' };
      });
    });

/** Who asked. */
export const interviewer = (paper: CasePaper): string => {
  const by = itemsInOrder(paper).find(({ item }) => item.station === 'interview')?.item.result?.performerId;
  return by === undefined ? '' : paper.staffName(by);
};
