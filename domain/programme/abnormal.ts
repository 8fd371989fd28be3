import type { Sex } from '@healthcert/domain/person';
import type { Condition, ItemResult, MeasuredField, ProgrammeItem } from './programme.ts';

/** What stands out in a result: a finding that is not an all-clear, or a value beyond its range. */
export type Abnormality =
  | { readonly finding: string; readonly site?: string }
  | { readonly field: string; readonly value: number; readonly is: 'above' | 'below' };

/** Where a value lies; the range is inclusive. */
export const against = (field: MeasuredField, value: number, sex: Sex): 'above' | 'below' | 'within' => {
  const [low, high] = field.range[sex];
  if (value > high) return 'above';
  return value < low ? 'below' : 'within';
};

/** All that stands out in a result, findings first; empty: entirely normal. */
export const abnormal = (item: ProgrammeItem, result: ItemResult, sex: Sex): readonly Abnormality[] => {
  const normal = new Set(item.findings.filter((finding) => finding.normal).map((finding) => finding.code));
  const found = result.findings
    .filter(({ code }) => !normal.has(code))
    .map(({ code, site }): Abnormality => (site === undefined ? { finding: code } : { finding: code, site }));
  const measured = result.values.flatMap(({ field: code, value }): Abnormality[] => {
    const field = item.fields.find((candidate) => candidate.code === code);
    const is = field ? against(field, value, sex) : 'within';
    return is === 'within' ? [] : [{ field: code, value, is }];
  });
  return [...found, ...measured];
};

/** Whether a result meets a row's condition. A refusal is no result and is answered by the caller. */
export const meets = (when: Condition, item: ProgrammeItem, result: ItemResult, sex: Sex): boolean => {
  if ('finding' in when) return result.findings.some(({ code }) => code === when.finding);
  if ('item' in when) return false;
  const field = item.fields.find(({ code }) => code === when.field);
  if (!field) return false;
  return result.values.some((measured) => {
    if (measured.field !== when.field) return false;
    const is = against(field, measured.value, sex);
    return when.is === 'outside' ? is !== 'within' : is === when.is;
  });
};
