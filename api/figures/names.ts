import type { Text } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { FigureSum } from '@healthcert/projections/figures';
import type { System } from '../system.ts';

/** What a code among the figures is called. */
export interface FigureName {
  /** programme, job, item or rule. */
  readonly of: string;
  readonly code: string;
  readonly name: Text;
}

const byHand: FigureName = { of: 'rule', code: 'byHand', name: { zh: '人工判定', en: 'Decided by hand' } };

/** Programmes, jobs, items and rules by the versions in force; what none of them has any more, by the last that had it. */
export const figureNames = async ({ programmes, now }: Pick<System, 'programmes' | 'now'>): Promise<readonly FigureName[]> => {
  const all = await programmes.naming(dayInChina(now()));
  const names = all.flatMap((programme): FigureName[] => [
    { of: 'programme', code: programme.id, name: programme.name },
    { of: 'category', code: programme.category, name: programme.name },
    ...programme.jobs.map(({ code, name }) => ({ of: 'job', code, name })),
    ...programme.items.map(({ code, name }) => ({ of: 'item', code, name })),
    ...programme.rules.map(({ id, reason }) => ({ of: 'rule', code: id, name: { zh: reason.zh, en: reason.en } })),
  ]);
  return [...new Map([byHand, ...names].toReversed().map((one) => [`${one.of} ${one.code}`, one])).values()];
};

/** Of which codes the details of a measure are. */
const detailOf: Partial<Record<FigureSum['measure'], string>> = { examined: 'item', abnormal: 'item', unfitReason: 'rule' };

/** Those that are among the sums. */
export const namesIn = (names: readonly FigureName[], by: readonly string[], sums: readonly FigureSum[]): readonly FigureName[] => {
  const used = new Set(
    sums.flatMap(({ keys, measure, detail }) => [...keys.map((key, n) => `${by[n]} ${key}`), `${detailOf[measure] ?? ''} ${detail}`]),
  );
  return names.filter(({ of, code }) => used.has(`${of} ${code}`));
};
