import { useEffect, useState } from 'react';

/** How a value is read from what is typed, and written for the eye; what cannot be read is a value, too. */
interface Writing<Value> {
  readonly understood: (text: string) => Value;
  readonly shown: (value: Value) => string;
}

interface Typed<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The text of a field whose value is read from it: what is being typed stays as it is until the field is left. */
export const useTypedValue = <Value>({ value, onChange }: Typed<Value>, { understood, shown }: Writing<Value>) => {
  const [text, setText] = useState(shown(value));
  useEffect(() => {
    // Another value came from outside: what is being typed is left as it is.
    setText((before) => (understood(before) === value ? before : shown(value)));
  }, [value]);
  return {
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }): void => {
      setText(target.value);
      onChange(understood(target.value));
    },
    onBlur: (): void => setText(shown(value)),
  };
};
