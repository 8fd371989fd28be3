import { Input, type InputProps } from 'antd';
import { useEffect, useState } from 'react';
import { type TypedNumber, understood } from './number-field.ts';

interface NumberInputProps extends Pick<InputProps, 'id' | 'disabled' | 'status' | 'aria-label'> {
  readonly value: TypedNumber;
  readonly onChange: (value: TypedNumber) => void;
  readonly 'data-testid'?: string;
}

const shown = (value: TypedNumber): string => (value === undefined ? '' : String(value));

/** A number as it is typed: what is none, or out of range, stays where it is until it is mended. */
export const NumberInput = ({ value, onChange, ...input }: NumberInputProps) => {
  const [text, setText] = useState(shown(value));
  useEffect(() => {
    // Another value came from outside: what is being typed is left as it is.
    setText((before) => (understood(before) === value ? before : shown(value)));
  }, [value]);
  return (
    <Input
      {...input}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      style={{ width: 120 }}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(understood(target.value));
      }}
      onBlur={() => setText(shown(value))}
    />
  );
};
