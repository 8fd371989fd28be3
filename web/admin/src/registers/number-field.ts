import type { Text } from '@healthcert/web-ui/language.ts';
import { yuan } from '../fees/money.ts';
import type { Field } from './value-form.ts';

/** A number; what was typed, where it is none; undefined where nothing was. */
export type TypedNumber = number | string | undefined;

/** What was typed as a number: full-width digits are understood, and nothing is rounded or cut to fit. */
export const understood = (typed: string): TypedNumber => {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : typed;
};

type Bounds = Pick<Field, 'control' | 'least' | 'most' | 'whole'>;

/** Whether something is there that the field does not take: no number, a fraction of what is counted, out of its range. */
export const isOutside = ({ control, least, most, whole }: Bounds, is: unknown): boolean => {
  if (is === undefined || is === null || is === '') return false;
  if (typeof is !== 'number') return control === 'number';
  return (whole && !Number.isInteger(is)) || (least !== null && is < least) || (most !== null && is > most);
};

/** What the field takes, in words; amounts in yuan. */
export const allowedIn = ({ control, least, most, whole }: Bounds): Text => {
  const isMoney = control === 'money';
  const shown = (bound: number): string => (isMoney ? yuan(bound) : String(bound));
  const kind: Text = isMoney
    ? { zh: '金额（元）', en: 'an amount (yuan)' }
    : whole
      ? { zh: '整数', en: 'a whole number' }
      : { zh: '数', en: 'a number' };
  if (least !== null && most !== null)
    return { zh: `${shown(least)} 到 ${shown(most)} 的${kind.zh}`, en: `${kind.en} from ${shown(least)} to ${shown(most)}` };
  if (least !== null) return { zh: `不小于 ${shown(least)} 的${kind.zh}`, en: `${kind.en}, at least ${shown(least)}` };
  if (most !== null) return { zh: `不大于 ${shown(most)} 的${kind.zh}`, en: `${kind.en}, at most ${shown(most)}` };
  return kind;
};
