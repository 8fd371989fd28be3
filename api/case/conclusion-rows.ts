import type { Text } from '@healthcert/domain/kernel';
import type { DecisionRow, Programme } from '@healthcert/domain/programme';

/** A row of the rule table in words. */
export interface ConclusionRow {
  readonly rowId: string;
  readonly item: Text;
  /** When it fires. */
  readonly condition: Text;
  readonly outcome: string;
  readonly reason: Text;
  readonly legalBasis: string;
}

const asItIs = (code: string): Text => ({ zh: code, en: code });

const sides: Readonly<Record<'above' | 'below' | 'outside', Text>> = {
  above: { zh: '高于参考值', en: 'above its reference' },
  below: { zh: '低于参考值', en: 'below its reference' },
  outside: { zh: '超出参考值', en: 'beyond its reference' },
};

const conditionOf = ({ items }: Programme, { item: code, when }: DecisionRow): Text => {
  if ('item' in when) return { zh: '拒检', en: 'Refused' };
  const item = items.find((one) => one.code === code);
  if ('finding' in when) return item?.findings.find((one) => one.code === when.finding)?.name ?? asItIs(when.finding);
  const field = item?.fields.find((one) => one.code === when.field)?.name ?? asItIs(when.field);
  const side = sides[when.is];
  return { zh: `${field.zh}${side.zh}`, en: `${field.en} ${side.en}` };
};

/** The rows that fired, in the order in which the conclusion names them. */
export const conclusionRows = (programme: Programme, ruleIds: readonly string[]): ConclusionRow[] =>
  ruleIds.flatMap((ruleId) => {
    const row = programme.rules.find(({ id }) => id === ruleId);
    if (!row) return [];
    const { id: rowId, item, outcome, reason, legalBasis } = row;
    const name = programme.items.find(({ code }) => code === item)?.name ?? asItIs(item);
    return [{ rowId, item: name, condition: conditionOf(programme, row), outcome, reason, legalBasis }];
  });
