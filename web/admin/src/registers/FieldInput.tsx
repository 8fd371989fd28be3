import { Input, Select, Switch } from 'antd';
import { soundsLike } from '../desk/sounds-like.ts';
import { isNoMoney, MoneyInput, type TypedMoney } from '../fees/MoneyInput.tsx';
import { useText } from '../words/useWords.ts';
import { isOutside, type TypedNumber } from './number-field.ts';
import { NumberInput } from './NumberInput.tsx';
import { PictureInput } from './PictureInput.tsx';
import { useRegister } from './useRegister.ts';
import type { Field } from './value-form.ts';

interface FieldInputProps {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** The code of an entry of another list. */
const EntrySelect = ({ field, path, value, disabled, problem, onChange }: FieldInputProps) => {
  const text = useText();
  const entries = useRegister(field.register ?? '');
  return (
    <Select
      id={`value-${path}`}
      disabled={disabled}
      allowClear={!field.required}
      style={{ minWidth: 140, width: '100%' }}
      status={problem ? 'error' : ''}
      showSearch={{ filterOption: soundsLike }}
      value={(value as string | undefined) ?? null}
      options={entries.map(({ code, name, sound }) => ({ value: code, label: text(name), sound }))}
      onChange={(code: string | null) => onChange(code ?? undefined)}
    />
  );
};

/** One control for what is no list and not in two languages. */
export const FieldInput = (props: FieldInputProps) => {
  const { field, path, value, disabled, problem, onChange } = props;
  const text = useText();
  const id = `value-${path}`;
  const status = problem ? ('error' as const) : ('' as const);
  const common = { id, disabled, status, 'aria-label': text(field.label), 'data-testid': id };
  switch (field.control) {
    case 'number':
      return (
        <NumberInput
          {...common}
          status={status || (isOutside(field, value) ? 'error' : '')}
          value={(value as TypedNumber | null) ?? undefined}
          onChange={onChange}
        />
      );
    case 'money':
      return (
        <MoneyInput {...common} status={status || (isNoMoney(value) ? 'error' : '')} value={value as TypedMoney} onChange={onChange} />
      );
    case 'switch':
      return (
        <Switch id={id} disabled={disabled} aria-label={text(field.label)} data-testid={id} checked={value === true} onChange={onChange} />
      );
    case 'choice':
    case 'choices':
      return (
        <Select
          {...common}
          {...(field.control === 'choices' && { mode: 'multiple' as const })}
          allowClear={!field.required}
          style={{ minWidth: 140, width: '100%' }}
          value={value ?? (field.control === 'choices' ? [] : null)}
          showSearch={{ filterOption: soundsLike }}
          options={field.options.map(({ code, name, sound }) => ({ value: code, label: text(name), sound }))}
          onChange={(chosen: unknown) => onChange(chosen ?? undefined)}
        />
      );
    case 'texts':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', '、']}
          style={{ width: '100%' }}
          value={(value ?? []) as string[]}
          onChange={onChange}
        />
      );
    case 'picture':
      return <PictureInput id={id} label={text(field.label)} value={value} disabled={disabled} onChange={onChange} />;
    case 'entry':
      return <EntrySelect {...props} />;
    case 'lines':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 8 }}
          {...(field.longest !== null && { maxLength: field.longest })}
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'line':
      return (
        <Input
          {...common}
          autoComplete="off"
          {...(field.longest !== null && { maxLength: field.longest })}
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    // In forms of their own.
    case 'words':
    case 'paragraphs':
    case 'rows':
    case 'group':
      return null;
  }
};
