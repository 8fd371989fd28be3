import type { Text } from '@healthcert/web-ui/language.ts';
import { fenOf, yuan } from '../fees/money.ts';
import { cleaned, type Field, type Value } from './value-form.ts';

/** Why a cell is not understood. */
export type CellFault = 'noMoney' | 'noNumber' | 'noSwitch' | 'noChoice' | 'noRows' | 'required';

/** One column of a list as a table: written out and read back, the same. */
export interface TableColumn {
  /** "code", "parent", or where it stands in the value: "name.zh". */
  readonly path: string;
  readonly heading: Text;
  readonly write: (value: Value) => string;
  /** The value with what the cell says. An empty cell empties the field. */
  readonly read: (cell: string, value: Value) => Value | CellFault;
}

const put = (value: Value, key: string, is: unknown): Value =>
  is === undefined ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : { ...value, [key]: is };

const plain = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

const codeIn = ({ options }: Field, cell: string): string | undefined =>
  options.find(({ code, name }) => [code, name.zh, name.en].some((word) => plain(word) === plain(cell)))?.code;

const yes = new Set(['是', '有', '✓', 'yes', 'y', 'true', '1']);
const no = new Set(['否', '无', '✗', 'no', 'n', 'false', '0']);

const several = (cell: string, between: RegExp): readonly string[] => cell.split(between).flatMap((part) => part.trim() || []);

const rowsIn = (field: Field, cell: string): unknown => {
  try {
    const read: unknown = JSON.parse(cell);
    const isRight = field.control === 'rows' ? Array.isArray(read) : typeof read === 'object' && read !== null && !Array.isArray(read);
    return isRight ? read : null;
  } catch {
    return null;
  }
};

/** What a cell says of a field that is neither empty nor in two languages. */
const readCell = (field: Field, cell: string): { readonly is: unknown } | CellFault => {
  switch (field.control) {
    case 'money': {
      const fen = fenOf(cell);
      return fen === null ? 'noMoney' : { is: fen };
    }
    case 'number': {
      const text = cell.normalize('NFKC');
      return /^[+-]?\d+(\.\d+)?$/.test(text) ? { is: Number(text) } : 'noNumber';
    }
    case 'switch':
      if (yes.has(plain(cell))) return { is: true };
      return no.has(plain(cell)) ? { is: false } : 'noSwitch';
    case 'choice': {
      const code = codeIn(field, cell);
      return code === undefined ? 'noChoice' : { is: code };
    }
    case 'choices': {
      const codes = several(cell, /[、,，/;；\n]/).map((part) => codeIn(field, part));
      return codes.includes(undefined) ? 'noChoice' : { is: codes };
    }
    case 'texts':
      return { is: several(cell, /\n/) };
    case 'rows':
    case 'group': {
      const is = rowsIn(field, cell);
      return is === null ? 'noRows' : { is };
    }
    case 'words':
    case 'paragraphs':
    case 'line':
    case 'lines':
    case 'entry':
    case 'picture':
      return { is: cell };
  }
};

const writeCell = (field: Field, is: unknown, say: (text: Text) => string): string => {
  if (is === undefined || is === null) return '';
  const named = (code: unknown): string => {
    const option = field.options.find((one) => one.code === code);
    return option ? say(option.name) : (code as string);
  };
  switch (field.control) {
    case 'money':
      return yuan(is as number);
    case 'number':
      return JSON.stringify(is);
    case 'switch':
      return say(is === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
    case 'choice':
      return named(is);
    case 'choices':
      return (is as readonly unknown[]).map(named).join(say({ zh: '、', en: ', ' }));
    case 'texts':
      return (is as readonly string[]).join('\n');
    case 'rows':
    case 'group':
      return JSON.stringify(is);
    case 'words':
    case 'paragraphs':
    case 'line':
    case 'lines':
    case 'entry':
    case 'picture':
      return is as string;
  }
};

/** What is empty of a field that cannot be left out. */
const emptyOf = ({ control, required }: Field): unknown => {
  if (!required) return undefined;
  if (control === 'choices' || control === 'texts' || control === 'rows') return [];
  return control === 'line' || control === 'lines' ? '' : undefined;
};

const ofWords = (field: Field, language: 'zh' | 'en'): TableColumn => ({
  path: `${field.key}.${language}`,
  heading: {
    zh: `${field.label.zh}（${language === 'zh' ? '中文' : '英文'}）`,
    en: `${field.label.en} (${language === 'zh' ? 'Chinese' : 'English'})`,
  },
  write: (value) => ((value[field.key] ?? {}) as Partial<Text>)[language] ?? '',
  read: (cell, value) => put(value, field.key, { ...((value[field.key] ?? {}) as Partial<Text>), [language]: cell }),
});

/** The columns of a list's values, in the order of its form. A picture stands in no table: an entry keeps the one it has. */
export const columnsOf = (fields: readonly Field[], say: (text: Text) => string): readonly TableColumn[] =>
  fields.flatMap((field): readonly TableColumn[] => {
    if (field.control === 'picture') return [];
    if (field.control === 'words' || field.control === 'paragraphs') return [ofWords(field, 'zh'), ofWords(field, 'en')];
    return [
      {
        path: field.key,
        heading: field.label,
        write: (value) => writeCell(field, value[field.key], say),
        read: (cell, value) => {
          if (cell === '') return put(value, field.key, emptyOf(field));
          const read = readCell(field, cell);
          return typeof read === 'string' ? read : put(value, field.key, read.is);
        },
      },
    ];
  });

/** Whether two values are sent alike, whatever is left out of one and empty in the other. */
export const isSame = (fields: readonly Field[], one: Value, other: Value): boolean =>
  JSON.stringify(cleaned(fields, one)) === JSON.stringify(cleaned(fields, other));
