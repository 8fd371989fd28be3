import type { Text } from '@healthcert/domain/kernel';
import type { DecisionRow, Programme, ProgrammeItem } from './programme.ts';
import { type FormRef, isJudged, type ResultField } from './result-field.ts';

/** How an institution takes an item: its fields and ranges, its method, where and when on the way. */
export interface ItemForm {
  readonly fields: readonly ResultField[];
  readonly method?: string | undefined;
  readonly container?: string | undefined;
  /** Where on the way through the rooms; items without one come last, in the programme's order. */
  readonly walkingOrder?: number | undefined;
  readonly room?: Text | undefined;
}

export interface FormInForce {
  readonly ref: FormRef;
  readonly form: ItemForm;
}

/** The form's fields, then those of the programme that it does not name: rules may rest on them. */
const withForm = (item: ProgrammeItem, { ref, form }: FormInForce): ProgrammeItem => {
  const { fields, ...how } = form;
  const named = new Set(fields.map(({ code }) => code));
  return { ...item, ...how, fields: [...fields, ...item.fields.filter(({ code }) => !named.has(code))], form: ref };
};

const mayAlarm = ({ suspects, choices = [] }: ResultField): boolean =>
  suspects !== undefined || choices.some((choice) => choice.suspects !== undefined);

const reasonOf = (field: ResultField): Text =>
  mayAlarm(field)
    ? {
        zh: `${field.name.zh}异常，疑似法定传染病，明确诊断后复查`,
        en: `${field.name.en} is abnormal and suspects a notifiable disease: recheck once diagnosed`,
      }
    : {
        zh: `${field.name.zh}异常，判定规则未作规定，复查或由主检医师判定`,
        en: `${field.name.en} is abnormal and no rule speaks of it: recheck, or the physician decides`,
      };

/** A programme's rules know nothing of a form's own fields: what is abnormal there must not be concluded as fit in silence. */
const alarms = ({ rules, legalBasis }: Programme, { code: item, fields, form }: ProgrammeItem): readonly DecisionRow[] =>
  form === undefined
    ? []
    : fields
        .filter(
          (field) => isJudged(field) && !rules.some((row) => row.item === item && 'field' in row.when && row.when.field === field.code),
        )
        .map((field) => ({
          id: `${item}.${field.code}.${mayAlarm(field) ? 'suspects' : 'unruled'}`,
          item,
          when: { field: field.code, is: 'outside' },
          outcome: 'recheck',
          reason: reasonOf(field),
          legalBasis: legalBasis[0] ?? '',
        }));

/** The programme with these items in place of its own, and the rules that their forms need. */
export const withItems = (programme: Programme, items: readonly ProgrammeItem[]): Programme => ({
  ...programme,
  items,
  rules: [...programme.rules, ...items.flatMap((item) => alarms(programme, item))],
});

/** The programme as an institution examines by it; `formOf` null: as the programme says. */
export const withForms = (programme: Programme, formOf: (item: string) => FormInForce | null): Programme =>
  withItems(
    programme,
    programme.items.map((item) => {
      const form = formOf(item.code);
      return form ? withForm(item, form) : item;
    }),
  );

const orderOf = ({ walkingOrder }: ProgrammeItem): number => walkingOrder ?? Number.MAX_SAFE_INTEGER;

/** Items in the order of the way through the rooms. */
export const inWalkingOrder = (items: readonly ProgrammeItem[]): readonly ProgrammeItem[] =>
  items.toSorted((one, other) => orderOf(one) - orderOf(other));
