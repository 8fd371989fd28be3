import type { Text } from './text.ts';

/** A rule said no. Expected, typed, translated: never logged as a fault. */
export class Rejection<Code extends string = string> extends Error {
  override readonly name = 'Rejection';
  readonly code: Code;
  /** What to tell the person, placeholders already filled. */
  readonly text: Text;
  /** Path of the input field that is to blame, if one is ("person.idNumber"). */
  readonly field: string | null;

  constructor(code: Code, text: Text, field: string | null) {
    super(code);
    this.code = code;
    this.text = text;
    this.field = field;
  }
}

export interface RejectionDetails {
  readonly field?: string;
  /** Values for the {placeholders} of the text. Codes and counts only, no personal data. */
  readonly with?: Readonly<Record<string, string | number>>;
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/**
 * Declares the refusals of one aggregate and returns its typed `reject`.
 * `const reject = rejections({ NotReviewed: { zh: '尚未复核', en: 'Not reviewed yet' } }); reject('NotReviewed')`
 */
export const rejections =
  <Code extends string>(texts: Readonly<Record<Code, Text>>) =>
  (code: Code, details: RejectionDetails = {}): never => {
    const values = details.with ?? {};
    const text = texts[code];
    throw new Rejection(code, { zh: fill(text.zh, values), en: fill(text.en, values) }, details.field ?? null);
  };
