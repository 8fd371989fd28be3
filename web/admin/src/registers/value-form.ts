import type { Text } from '@healthcert/web-ui/language.ts';

/** What is chosen from what there is: not a list of words, but things of the city. */
export type Choose = 'programmes' | 'items' | 'jobs' | 'dictionaries';

/** The part of JSON Schema in which a register tells the form of its values; see domain/register/fields.ts. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly label?: Text;
  readonly hint?: Text;
  readonly control?: string;
  readonly names?: Readonly<Record<string, Text>>;
  readonly register?: string;
  readonly choose?: Choose;
}

/** words, paragraphs: in both languages; texts: several words; rows: a list of the fields in it. */
export type Control =
  | 'words'
  | 'paragraphs'
  | 'line'
  | 'picture'
  | 'lines'
  | 'number'
  | 'money'
  | 'switch'
  | 'choice'
  | 'choices'
  | 'entry'
  | 'texts'
  | 'rows'
  | 'group';

export interface Choice {
  readonly code: string;
  readonly name: Text;
  /** Pinyin and its initials. */
  readonly sound?: string;
  /** The programmes that it belongs to; left out: to all. */
  readonly of?: readonly string[];
}

export interface Field {
  readonly key: string;
  readonly label: Text;
  readonly hint: Text | null;
  readonly required: boolean;
  readonly control: Control;
  readonly options: readonly Choice[];
  /** Of a row, or of a group. */
  readonly fields: readonly Field[];
  readonly least: number | null;
  readonly most: number | null;
  readonly whole: boolean;
  readonly longest: number | null;
  /** Kind of the list whose codes may be chosen. */
  readonly register: string | null;
  /** Its options are not in the declaration: see `withChoices`. */
  readonly choose: Choose | null;
}

export type Value = Readonly<Record<string, unknown>>;

/** What is wrong, by the path into the value: "fields.0.ranges". */
export type PathProblems = ReadonlyMap<string, string>;

const controlOf = (schema: Schema): Control => {
  const { type, properties = {}, items } = schema;
  if (schema.enum || schema.choose) return type === 'array' ? 'choices' : 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'number' || type === 'integer') return schema.control === 'money' ? 'money' : 'number';
  if (type === 'array') return items?.enum ? 'choices' : items?.properties ? 'rows' : 'texts';
  if (type === 'object') {
    if (Object.keys(properties).toSorted().join() !== 'en,zh') return 'group';
    return schema.control === 'paragraph' ? 'paragraphs' : 'words';
  }
  if (schema.register) return 'entry';
  if (schema.control === 'picture') return 'picture';
  return schema.control === 'paragraph' || (schema.maxLength ?? 0) > 200 ? 'lines' : 'line';
};

const limit = (value: number | undefined): number | null =>
  value === undefined || !(Math.abs(value) < Number.MAX_SAFE_INTEGER) ? null : value;

const fieldOf = (key: string, schema: Schema, required: boolean): Field => {
  const { label, hint, items, register } = schema;
  const codes = schema.enum ?? items?.enum ?? [];
  return {
    key,
    label: label ?? { zh: key, en: key },
    hint: hint ?? null,
    required,
    control: controlOf(schema),
    options: codes.map((code) => ({ code, name: schema.names?.[code] ?? items?.names?.[code] ?? { zh: code, en: code } })),
    fields: fieldsOf(schema.type === 'array' ? (items ?? {}) : schema),
    least: limit(schema.minimum),
    most: limit(schema.maximum),
    whole: schema.type === 'integer',
    longest: schema.maxLength ?? null,
    register: register ?? null,
    choose: schema.choose ?? null,
  };
};

/** The fields of a form, in the order of its declaration. */
export const fieldsOf = ({ properties = {}, required = [] }: Schema): readonly Field[] =>
  Object.entries(properties).map(([key, schema]) => fieldOf(key, schema, required.includes(key)));

/** Whether some field, or one in a row of it, chooses from these. */
export const choosesFrom = (fields: readonly Field[], what: readonly Choose[]): boolean =>
  fields.some(({ choose, fields: inner }) => (choose !== null && what.includes(choose)) || choosesFrom(inner, what));

/** Fields that choose from what the city examines, with what there is to choose. */
export const withChoices = (fields: readonly Field[], choices: Readonly<Partial<Record<Choose, readonly Choice[]>>>): readonly Field[] =>
  fields.map((field) => ({
    ...field,
    fields: withChoices(field.fields, choices),
    ...(field.choose !== null && { options: choices[field.choose] ?? [] }),
  }));

/** What may be chosen beside what is chosen already: an item of the programme. */
export const optionsBeside = (field: Field, fields: readonly Field[], value: Value): readonly Choice[] => {
  const programme = fields.find(({ choose }) => choose === 'programmes');
  return field.options.filter(({ of }) => of === undefined || !programme || of.includes(value[programme.key] as string));
};

/** What a new row or entry begins with. */
export const blankOf = (fields: readonly Field[]): Value =>
  Object.fromEntries(
    fields.flatMap(({ key, control, required }): [string, unknown][] => {
      if (control === 'switch') return required ? [[key, false]] : [];
      return required && (control === 'rows' || control === 'choices' || control === 'texts') ? [[key, []]] : [];
    }),
  );

const cleanedText = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};

const cleanedField = (field: Field, value: unknown): unknown => {
  const { control, fields, required } = field;
  switch (control) {
    case 'words':
    case 'paragraphs': {
      const { zh, en } = (value ?? {}) as Partial<Text>;
      const words = { zh: cleanedText(zh), en: cleanedText(en) };
      return words.zh === undefined && words.en === undefined ? undefined : { zh: words.zh ?? '', en: words.en ?? '' };
    }
    case 'group': {
      const inner = cleaned(fields, (value ?? {}) as Value);
      return Object.keys(inner).length === 0 && !required ? undefined : inner;
    }
    case 'rows': {
      const rows = ((value ?? []) as readonly Value[]).map((row) => cleaned(fields, row));
      return rows.length === 0 && !required ? undefined : rows;
    }
    case 'texts': {
      const texts = ((value ?? []) as readonly string[]).flatMap((text) => cleanedText(text) ?? []);
      return texts.length === 0 && !required ? undefined : texts;
    }
    // What is left empty is empty words where the form asks for them: a unit may have none.
    case 'line':
    case 'lines':
      return cleanedText(value) ?? (required ? '' : undefined);
    case 'entry':
    case 'picture':
      return cleanedText(value);
    case 'number':
    case 'money':
    case 'switch':
    case 'choice':
      return value ?? undefined;
    case 'choices':
      return !required && Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined);
  }
};

/** The value as it is sent: trimmed, and without what was left empty. */
export const cleaned = (fields: readonly Field[], value: Value): Value =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const is = cleanedField(field, value[field.key]);
      return is === undefined ? [] : [[field.key, is]];
    }),
  );
