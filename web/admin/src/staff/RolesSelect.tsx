import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useGivable } from './useGivable.ts';

interface RolesSelectProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (roleIds: string[]) => void;
  /** Held already: they may stay, whoever gave them. */
  readonly held?: readonly string[];
}

/** Several roles, found by name, pinyin or initials; those that one may not give are grey. */
export const RolesSelect = ({ id, value = [], onChange, held = [] }: RolesSelectProps) => {
  const { t } = useTranslation('staff');
  const { choices } = useGivable();
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      value={[...value]}
      onChange={onChange}
      aria-label={t('roles')}
      data-testid="roles-select"
      showSearch={{
        filterOption: (typed, option) =>
          (choices.find((one) => one.value === option?.value)?.sound ?? '').includes(typed.trim().toLowerCase()),
      }}
      options={choices.map(({ disabled, ...one }) => ({
        value: one.value,
        label: one.label,
        disabled: disabled && !held.includes(one.value),
      }))}
    />
  );
};
