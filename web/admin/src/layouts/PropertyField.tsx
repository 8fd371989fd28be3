import { Checkbox, ColorPicker, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { DesignElement } from './design.ts';
import { PictureField } from './PictureField.tsx';
import { numeric, type Property } from './properties.ts';
import type { LayoutKind } from './queries.ts';

interface PropertyFieldProps {
  readonly property: Property;
  readonly element: DesignElement;
  readonly kind: LayoutKind;
  readonly disabled: boolean;
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void;
}

/** One property of one element, edited as its declaration says. */
export const PropertyField = (props: PropertyFieldProps) => {
  const { property, element } = props;
  const { t } = useTranslation('layouts');
  if (property.as === 'tick')
    return (
      <Checkbox
        checked={element[property.name] !== false && element[property.name] !== undefined}
        disabled={props.disabled}
        onChange={({ target }) => props.onChange({ [property.name]: target.checked })}
      >
        {t(`property.${property.name}` as 'property.size')}
      </Checkbox>
    );
  return (
    <label className="property">
      <span>{t(`property.${property.name}` as 'property.size')}</span>
      <Control {...props} />
    </label>
  );
};

const Control = ({ property, element, kind, disabled, onChange }: PropertyFieldProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const value = element[property.name];
  const set = (to: unknown): void => onChange({ [property.name]: to });
  const common = { size: 'small', disabled } as const;
  const fields = kind.fields
    .filter(({ group }) => !kind.prohibited.includes(group))
    .map(({ name, title }) => ({ value: name, label: text(title) }));
  switch (property.as) {
    case 'number':
      return (
        <InputNumber
          {...common}
          min={property.min}
          max={property.max}
          step={property.step}
          value={(value as number | undefined) ?? null}
          onChange={(to) => to !== null && set(to)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={value === undefined ? null : `${value as string | number}`}
          options={property.of.map((one) => ({ value: one, label: t(`choice.${one}` as 'choice.left', one) }))}
          onChange={(to: string) => set(numeric.has(property.name) ? Number(to) : to)}
        />
      );
    case 'colour':
    case 'optionalColour':
      return (
        <ColorPicker
          {...common}
          disabledAlpha
          allowClear={property.as === 'optionalColour'}
          showText
          value={(value as string | undefined) ?? null}
          onChangeComplete={(to) => set(to.cleared ? undefined : to.toHexString().slice(0, 7))}
        />
      );
    case 'field':
    case 'ownField':
    case 'optionalField':
      return (
        <Select
          {...common}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={property.as !== 'field'}
          placeholder={t(property.as === 'optionalField' ? 'always' : 'none')}
          value={(value as string | undefined) ?? null}
          options={fields}
          onChange={(to: string | null | undefined) => set(to ?? undefined)}
        />
      );
    case 'words':
      return (
        <Input.TextArea
          {...common}
          autoSize
          maxLength={500}
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => set(target.value)}
        />
      );
    case 'bothWords': {
      const both = (value ?? { zh: '', en: '' }) as { readonly zh: string; readonly en: string };
      return (
        <>
          {(['zh', 'en'] as const).map((language) => (
            <Input
              key={language}
              {...common}
              aria-label={t(`property.${language}`)}
              maxLength={200}
              value={both[language]}
              onChange={({ target }) => set({ ...both, [language]: target.value })}
            />
          ))}
        </>
      );
    }
    case 'pattern':
      return (
        <Input
          {...common}
          maxLength={80}
          placeholder="{}"
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => set(target.value || undefined)}
        />
      );
    case 'triState':
      return (
        <Segmented
          {...common}
          value={value === undefined ? 'auto' : value === true ? 'yes' : 'no'}
          options={(['auto', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(`overlay.${one}`) }))}
          onChange={(to) => set(to === 'auto' ? undefined : to === 'yes')}
        />
      );
    case 'picture':
      return <PictureField element={element} kind={kind} disabled={disabled} onChange={onChange} />;
    case 'tick':
      return null;
  }
};
