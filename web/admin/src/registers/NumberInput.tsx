import { Input, type InputProps } from 'antd';
import { type TypedNumber, understood } from './number-field.ts';
import { useTypedValue } from './useTypedValue.ts';

interface NumberInputProps extends Pick<InputProps, 'id' | 'disabled' | 'status' | 'aria-label'> {
  readonly value: TypedNumber;
  readonly onChange: (value: TypedNumber) => void;
  readonly 'data-testid'?: string;
}

const shown = (value: TypedNumber): string => (value === undefined ? '' : String(value));

/** A number as it is typed: what is none, or out of range, stays where it is until it is mended. */
export const NumberInput = ({ value, onChange, ...input }: NumberInputProps) => {
  const typed = useTypedValue({ value, onChange }, { understood, shown });
  return <Input {...input} inputMode="decimal" autoComplete="off" maxLength={20} style={{ width: 120 }} {...typed} />;
};
