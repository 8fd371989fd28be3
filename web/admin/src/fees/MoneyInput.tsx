import { Input, type InputProps } from 'antd';
import { fenOf, yuan } from './money.ts';
import { useTypedValue } from '../registers/useTypedValue.ts';

/** An amount in fen; what was typed, where it is no amount; undefined where nothing was. */
export type TypedMoney = number | string | undefined;

/** Whether something was typed that is no amount. */
export const isNoMoney = (typed: unknown): boolean => typeof typed === 'string' && typed.trim() !== '';

const understood = (text: string): TypedMoney => fenOf(text) ?? (text.trim() === '' ? undefined : text);
const shown = (value: TypedMoney): string => (typeof value === 'number' ? yuan(value) : (value ?? ''));

interface MoneyInputProps extends Pick<InputProps, 'id' | 'disabled' | 'status' | 'aria-label' | 'autoFocus' | 'onPressEnter'> {
  readonly value: TypedMoney;
  readonly onChange: (value: TypedMoney) => void;
  readonly 'data-testid'?: string;
}

/** Yuan with two decimals for the eye, fen for the form; what is no amount stays as it was typed. */
export const MoneyInput = ({ value, onChange, ...input }: MoneyInputProps) => {
  const typed = useTypedValue({ value, onChange }, { understood, shown });
  return <Input {...input} prefix="¥" inputMode="decimal" autoComplete="off" className="money-input" {...typed} />;
};
