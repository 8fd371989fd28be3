import type { Text } from '@healthcert/web-ui/language.ts';
import { type ItemEntry, rowsIn } from './entry.ts';

/** One thing that an entry says, in words. `what` empty: the findings, which need no name. */
export interface Part {
  readonly key: string;
  readonly what: string;
  readonly words: string;
}

interface SaidItem {
  readonly findings: readonly { readonly code: string; readonly name: Text }[];
  readonly fields: readonly {
    readonly code: string;
    readonly name: Text;
    readonly unit: string;
    readonly choices: readonly { readonly code: string; readonly name: Text }[];
  }[];
}

export interface SaidIn {
  readonly text: (of: Text) => string;
  /** The word for a disease of the history. */
  readonly disease: (code: string) => string;
  /** "healed", "not healed". */
  readonly cured: (cured: 'yes' | 'no') => string;
  readonly history: string;
  readonly remark: string;
}

/** What an entry says, in the words of its item; what is empty is left out. */
export const partsOf = (item: SaidItem, entry: ItemEntry, { text, disease, cured, history, remark }: SaidIn): readonly Part[] => {
  const findings = entry.findings.map(({ code, site }) => {
    const finding = item.findings.find((one) => one.code === code);
    return `${finding ? text(finding.name) : code}${site && `（${site}）`}`;
  });
  const rows = rowsIn(entry).map((row) =>
    [disease(row.disease), row.since, row.cured && cured(row.cured), row.curedSince, row.remark].filter(Boolean).join(' '),
  );
  const values = item.fields.map(({ code, name, unit, choices }): Part => {
    const typed = (entry.values[code] ?? '').trim();
    const chosen = choices.find((choice) => choice.code === typed);
    const measured = typed === '' || unit === '' ? typed : `${typed} ${unit}`;
    return { key: `value ${code}`, what: text(name), words: chosen ? text(chosen.name) : measured };
  });
  return [
    { key: 'findings', what: '', words: findings.join('、') },
    ...values,
    { key: 'history', what: history, words: rows.join('；') },
    { key: 'remark', what: remark, words: entry.remark.trim() },
  ].filter(({ words }) => words !== '');
};

export interface Change {
  readonly key: string;
  readonly what: string;
  /** Empty: nothing was said. */
  readonly before: string;
  readonly after: string;
}

/** What differs between two entries of one item. */
export const changesBetween = (before: readonly Part[], after: readonly Part[]): readonly Change[] => {
  const all = new Map([...before, ...after].map(({ key, what }) => [key, what]));
  const said = (parts: readonly Part[], wanted: string): string => parts.find(({ key }) => key === wanted)?.words ?? '';
  return [...all].flatMap(([key, what]) => {
    const change = { key, what, before: said(before, key), after: said(after, key) };
    return change.before === change.after ? [] : [change];
  });
};
