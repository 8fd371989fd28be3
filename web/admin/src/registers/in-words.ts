import type { Text } from '@healthcert/web-ui/language.ts';
import { yuan } from '../fees/money.ts';
import type { Field, Value } from './value-form.ts';

/** Says a text of both languages in the person's. */
type Say = (text: Text) => string;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A field's value as words on one line; empty: it has none. */
export const inWords = (field: Field, value: unknown, say: Say): string => {
  if (value === undefined || value === null) return '';
  const { control, fields, options } = field;
  const choice = (code: unknown): string => {
    const option = options.find((one) => one.code === code);
    return option ? say(option.name) : String(code);
  };
  switch (control) {
    case 'words':
    case 'paragraphs': {
      const { zh, en } = value as Text;
      return `${zh} · ${en}`;
    }
    case 'switch':
      return value === true ? '✓' : '✗';
    case 'money':
      return typeof value === 'number' ? yuan(value) : (value as string);
    case 'choice':
      return choice(value);
    case 'choices':
      return list(value).map(choice).join(' / ');
    case 'texts':
      return list(value).join(' / ');
    case 'rows':
      return list(value)
        .map((row) => wholeInWords(fields, row as Value, say))
        .join('; ');
    case 'group':
      return wholeInWords(fields, value as Value, say);
    // A picture is known by its size and its last signs, where it cannot be shown.
    case 'picture': {
      const image = value as string;
      return `▣ ${Math.round((image.length * 3) / 4 / 1024)} kB ${image.slice(-6)}`;
    }
    case 'line':
    case 'lines':
    case 'number':
    case 'entry':
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
};

const wholeInWords = (fields: readonly Field[], value: Value, say: Say): string =>
  fields
    .flatMap((field) => {
      const words = inWords(field, value[field.key], say);
      return words === '' ? [] : [`${say(field.label)} ${words}`];
    })
    .join(', ');

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What two values differ in, rows of a list one by one; `under` is said before each label. */
export const differences = (fields: readonly Field[], before: Value, after: Value, say: Say, under = ''): readonly Difference[] =>
  fields.flatMap((field): readonly Difference[] => {
    const [one, other] = [before[field.key], after[field.key]];
    const label = `${under}${say(field.label)}`;
    if (field.control !== 'rows') {
      const [was, is] = [inWords(field, one, say), inWords(field, other, say)];
      return was === is ? [] : [{ label, before: was, after: is }];
    }
    const [rows, others] = [list(one) as readonly Value[], list(other) as readonly Value[]];
    return Array.from({ length: Math.max(rows.length, others.length) }).flatMap((_none, n) => {
      const [was, is] = [rows[n], others[n]];
      if (was && is) return differences(field.fields, was, is, say, `${label} ${n + 1} · `);
      const words = (row: Value | undefined): string => (row ? wholeInWords(field.fields, row, say) : '');
      return [{ label: `${label} ${n + 1}`, before: words(was), after: words(is) }];
    });
  });
