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
    only && item.fields.length === 1 ? { of: 'value', item: item.code, field: only.code } : { of: 'findings', item: item.code };
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
