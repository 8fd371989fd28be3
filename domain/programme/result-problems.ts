import type { ItemResult, ProgrammeItem } from './programme.ts';
import type { Unread } from './read-value.ts';
import type { MeasuredValue } from './result-field.ts';

export type ResultProblem =
  | { readonly code: 'UnknownFinding' | 'RepeatedFinding' | 'SiteMissing' | 'SiteNeedless'; readonly finding: string }
  | { readonly code: 'NormalBesideAbnormal' | 'NoFinding' }
  | { readonly code: 'UnknownField' | 'RepeatedField' | Unread; readonly field: string };

const twice = (codes: readonly string[]): readonly string[] => [...new Set(codes.filter((code, n) => codes.indexOf(code) !== n))];

const findingProblems = (item: ProgrammeItem, { findings }: ItemResult): ResultProblem[] => {
  const options = new Map(item.findings.map((option) => [option.code, option]));
  const known = findings.flatMap(({ code }) => options.get(code) ?? []);
  const mixed = known.some(({ normal }) => normal) && known.some(({ normal }) => !normal);
  return [
    ...findings.flatMap(({ code, site }): ResultProblem[] => {
      const option = options.get(code);
      if (!option) return [{ code: 'UnknownFinding', finding: code }];
      if (option.sited && !site) return [{ code: 'SiteMissing', finding: code }];
      return !option.sited && site ? [{ code: 'SiteNeedless', finding: code }] : [];
    }),
    ...twice(findings.map(({ code, site }) => `${code} ${site ?? ''}`)).map((key): ResultProblem => {
      const [finding = ''] = key.split(' ');
      return { code: 'RepeatedFinding', finding };
    }),
    ...(mixed ? [{ code: 'NormalBesideAbnormal' } as const] : []),
    ...(item.findings.length > 0 && findings.length === 0 ? [{ code: 'NoFinding' } as const] : []),
  ];
};

/** A number, a choice, or words: something was measured. */
const isMeasured = ({ value, choice, text }: MeasuredValue): boolean =>
  value === null ? choice !== undefined || (text ?? '') !== '' : Number.isFinite(value);

/** A value of another kind than its field's. */
const misfit = (item: ProgrammeItem, measured: MeasuredValue): ResultProblem[] => {
  const field = item.fields.find(({ code }) => code === measured.field);
  if (measured.choice !== undefined || !field) return [];
  if (field.kind === 'choice') return [{ code: 'NoSuchChoice', field: field.code }];
  return isMeasured(measured) ? [] : [{ code: 'NotANumber', field: field.code }];
};

const asked = ({ fields }: ProgrammeItem) => fields.filter(({ optional }) => !optional);

const valueProblems = (item: ProgrammeItem, { values }: ItemResult): ResultProblem[] => {
  const given = values.map(({ field }) => field);
  const known = new Set(item.fields.map(({ code }) => code));
  return [
    ...given.filter((field) => !known.has(field)).map((field): ResultProblem => ({ code: 'UnknownField', field })),
    ...twice(given).map((field): ResultProblem => ({ code: 'RepeatedField', field })),
    ...values.flatMap((measured) => misfit(item, measured)),
    ...asked(item)
      .filter(({ code }) => !given.includes(code))
      .map(({ code }): ResultProblem => ({ code: 'ValueMissing', field: code })),
  ];
};

/**
 * Why a result cannot be recorded for this item; empty: it can. A result answers everything its item asks: at least
 * one finding where findings may be ticked, a value for every field that may not be left empty; an all-clear excludes other findings.
 */
export const resultProblems = (item: ProgrammeItem, result: ItemResult): readonly ResultProblem[] => [
  ...findingProblems(item, result),
  ...valueProblems(item, result),
];

/** Whether everything the item asks is answered; what is half filled in must never count as normal. */
export const answers = (item: ProgrammeItem, result: ItemResult): boolean =>
  (item.findings.length === 0 || result.findings.length > 0) &&
  asked(item).every(({ code }) => result.values.some((measured) => measured.field === code && isMeasured(measured)));
