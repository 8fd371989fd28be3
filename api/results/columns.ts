import type { Text } from '@healthcert/domain/kernel';
import type { Programme, ProgrammeItem } from '@healthcert/domain/programme';

/** What a column of a file of results is about. */
export type ColumnMeaning =
  | { readonly of: 'case' | 'specimen' | 'document' | 'name' | 'performedAt' | 'reagentLot' | 'deviceId' | 'remark' }
  | { readonly of: 'findings'; readonly item: string }
  | { readonly of: 'value'; readonly item: string; readonly field: string }
  /** Nothing that is known here: the person is told, nothing of it is entered. */
  | { readonly of: 'nothing' };

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .replaceAll(/[\s_·.()/:-]/g, '')
    .toLowerCase();

// oxfmt-ignore
const keys: Readonly<Record<Exclude<ColumnMeaning['of'], 'findings' | 'value' | 'nothing'>, readonly string[]>> = {
  case: ['体检号', '登记号', '体检编号', '登记编号', 'case number', 'case no'],
  specimen: ['标本号', '条码', '条码号', '样本号', '标本条码', 'specimen', 'specimen number', 'barcode'],
  document: ['证件号码', '证件号', '身份证号', '身份证号码', 'ID number', 'document number'],
  name: ['姓名', '受检者', 'name'],
  performedAt: ['检测时间', '检验时间', '检查时间', '检测日期', '检验日期', '检查日期', 'performed', 'performed at', 'tested at'],
  reagentLot: ['试剂批号', '批号', 'reagent lot', 'lot'],
  deviceId: ['仪器', '设备', '仪器编号', '设备编号', 'device', 'instrument'],
  remark: ['备注', '说明', 'remark', 'remarks'],
};

const fixed = new Map(Object.entries(keys).flatMap(([of, names]) => names.map((name) => [plain(name), { of } as ColumnMeaning])));

const namesOf = ({
  code,
  name,
}: {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}): readonly string[] => [code, name.zh, name.en];

const meaningsOf = (item: ProgrammeItem): readonly (readonly [string, ColumnMeaning])[] => {
  const [only] = item.fields;
  const whole: ColumnMeaning =
    only && item.fields.length === 1 && item.findings.length === 0
      ? { of: 'value', item: item.code, field: only.code }
      : { of: 'findings', item: item.code };
  return [
    ...(whole.of === 'value' || item.findings.length > 0 ? namesOf(item).map((name) => [plain(name), whole] as const) : []),
    ...item.fields.flatMap((field) => {
      const meaning: ColumnMeaning = { of: 'value', item: item.code, field: field.code };
      return [
        ...namesOf(field).map((name) => [plain(name), meaning] as const),
        ...namesOf(item).flatMap((of) => namesOf(field).map((name) => [plain(`${of}${name}`), meaning] as const)),
      ];
    }),
  ];
};

const same = (one: ColumnMeaning, other: ColumnMeaning): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What each heading means under these programmes, by the codes and names of items and fields. A heading that could mean
 * two things means nothing: it is never guessed.
 */
export const meaningsIn = (head: readonly string[], programmes: readonly Programme[]): readonly ColumnMeaning[] => {
  const known = new Map<string, ColumnMeaning | null>();
  for (const [name, meaning] of programmes.flatMap(({ items }) => items.flatMap(meaningsOf))) {
    const before = known.get(name);
    if (before === undefined) known.set(name, meaning);
    else if (before !== null && !same(before, meaning)) known.set(name, null);
  }
  return head.map((heading) => fixed.get(plain(heading)) ?? known.get(plain(heading)) ?? { of: 'nothing' });
};

/** A meaning as one word, for a choice in a page: "case", "findings/skin", "value/alt/alt". */
export const keyOf = (meaning: ColumnMeaning): string =>
  [meaning.of, ...('item' in meaning ? [meaning.item] : []), ...('field' in meaning ? [meaning.field] : [])].join('/');

export interface MeaningChoice {
  readonly key: string;
  readonly title: Text;
  readonly meaning: ColumnMeaning;
}

const titles: Readonly<Record<keyof typeof keys | 'nothing', Text>> = {
  case: { zh: '体检号', en: 'Case number' },
  specimen: { zh: '标本号', en: 'Specimen number' },
  document: { zh: '证件号码', en: 'Document number' },
  name: { zh: '姓名（核对）', en: 'Name (to check)' },
  performedAt: { zh: '检查时间', en: 'Time of the examination' },
  reagentLot: { zh: '试剂批号', en: 'Reagent lot' },
  deviceId: { zh: '设备', en: 'Device' },
  remark: { zh: '备注', en: 'Remark' },
  nothing: { zh: '不导入', en: 'Not entered' },
};

const valueTitle = (item: ProgrammeItem, name: Text): Text =>
  item.fields.length === 1 && item.findings.length === 0
    ? name
    : { zh: `${item.name.zh} · ${name.zh}`, en: `${item.name.en} · ${name.en}` };

/** All that a column may be about under these programmes, for mapping it by hand. */
export const meaningChoices = (programmes: readonly Programme[]): readonly MeaningChoice[] => {
  const own = Object.entries(titles).map(([of, title]): MeaningChoice => ({ key: of, title, meaning: { of } as ColumnMeaning }));
  const items = programmes
    .flatMap((programme) => programme.items)
    .flatMap((item): MeaningChoice[] =>
      [
        ...(item.findings.length > 0 ? [{ title: item.name, meaning: { of: 'findings', item: item.code } as const }] : []),
        ...item.fields.map(({ code: field, name }) => ({
          title: valueTitle(item, name),
          meaning: { of: 'value', item: item.code, field } as const,
        })),
      ].map((choice) => ({ ...choice, key: keyOf(choice.meaning) })),
    );
  return [...new Map([...own, ...items].map((choice) => [choice.key, choice])).values()];
};
