import type { Condition, ItemResult, ProgrammeItem } from './programme.ts';
import { standingOf, type MeasuredValue, type OfPerson, type ResultField } from './result-field.ts';

/** What stands out in a result: a finding that is not an all-clear, or a value beyond its range or not normal. */
export type Abnormality =
  | { readonly finding: string; readonly site?: string }
  | { readonly field: string; readonly value: number | null; readonly is: 'above' | 'below' | 'abnormal' };

/** Whose result it is: the age is that of the examination. */
const person = (result: ItemResult, of: OfPerson): OfPerson => ({ sex: of.sex, age: result.age ?? of.age });

const standing = (item: ProgrammeItem, measured: MeasuredValue, of: OfPerson) => {
  const field = item.fields.find(({ code }) => code === measured.field);
  const is = field ? standingOf(field, measured, of) : 'within';
  // Not known to be normal: it must not pass as such.
  return is === 'undecided' ? 'abnormal' : is;
};

/** All that stands out in a result, findings first; empty: entirely normal. */
export const abnormal = (item: ProgrammeItem, result: ItemResult, of: OfPerson): readonly Abnormality[] => {
  const normal = new Set(item.findings.filter((finding) => finding.normal).map((finding) => finding.code));
  const found = result.findings
    .filter(({ code }) => !normal.has(code))
    .map(({ code, site }): Abnormality => (site === undefined ? { finding: code } : { finding: code, site }));
  const measured = result.values.flatMap((value): Abnormality[] => {
    const is = standing(item, value, person(result, of));
    return is === 'within' ? [] : [{ field: value.field, value: value.value, is }];
  });
  return [...found, ...measured];
};

const suspectedBy = (item: ProgrammeItem, measured: MeasuredValue, of: OfPerson): string | undefined => {
  const field = item.fields.find(({ code }) => code === measured.field);
  if (measured.choice !== undefined) return field?.choices?.find(({ code }) => code === measured.choice)?.suspects;
  return field?.suspects !== undefined && standingOf(field, measured, of) === 'above' ? field.suspects : undefined;
};

/** Codes of the notifiable diseases that a result makes one suspect: by its findings, its choices, and values above their range. */
export const suspectedDiseases = (item: ProgrammeItem, result: ItemResult, of: OfPerson): readonly string[] => {
  const found = new Set(result.findings.map(({ code }) => code));
  const suspected = [
    ...item.findings.filter(({ code }) => found.has(code)).map(({ suspects }) => suspects),
    ...result.values.map((value) => suspectedBy(item, value, person(result, of))),
  ];
  return [...new Set(suspected.filter((disease) => disease !== undefined))];
};

/** A choice that is not normal counts as beyond the range on either side that a row asks for. */
const asked = (is: ReturnType<typeof standing>, when: 'above' | 'below' | 'outside'): boolean =>
  when === 'outside' || is === 'abnormal' ? is !== 'within' : is === when;

/** Whether a result meets a row's condition. A refusal is no result and is answered by the caller. */
export const meets = (when: Condition, item: ProgrammeItem, result: ItemResult, of: OfPerson): boolean => {
  if ('finding' in when) return result.findings.some(({ code }) => code === when.finding);
  if ('item' in when) return false;
  return result.values.some((measured) => measured.field === when.field && asked(standing(item, measured, person(result, of)), when.is));
};

/** Fields whose values tell only a limit that does not decide whether they are normal. */
export const undecided = (item: ProgrammeItem, result: ItemResult, of: OfPerson): readonly ResultField[] =>
  item.fields.filter((field) =>
    result.values.some((measured) => measured.field === field.code && standingOf(field, measured, person(result, of)) === 'undecided'),
  );
