import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Found {
  readonly value: string;
  readonly label: string;
}

const shortest = 2;
const quiet = 250;

interface FoundFilterProps {
  readonly name: string;
  readonly label: string;
  readonly width: number;
  /** Id of who was chosen; empty: nobody. */
  readonly value: string;
  /** What to call one who was chosen before this page was opened. */
  readonly chosen: string;
  readonly none: string;
  readonly find: (text: string) => Promise<readonly Found[]>;
  readonly onChange: (id: string) => void;
}

/** One of many, asked of the server as one types. */
export const FoundFilter = ({ name, label, width, value, chosen, none, find, onChange }: FoundFilterProps) => {
  const { t } = useTranslation('logs');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const wanted = typed.trim();

  useEffect(() => {
    if (wanted.length < shortest) return undefined;
    let late = false;
    const ask = async (): Promise<void> => {
      const answer = await find(wanted);
      if (!late) setFound(answer);
    };
    const timer = setTimeout(() => void ask(), quiet);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [wanted]);

  const known = found.some((one) => one.value === value) || value === '' ? found : [{ value, label: chosen }, ...found];
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      data-testid={`log-${name}`}
      aria-label={label}
      placeholder={label}
      style={{ width }}
      popupMatchSelectWidth={false}
      notFoundContent={wanted.length < shortest ? t('personShort') : none}
      options={[...known]}
      value={value === '' ? null : value}
      onChange={(one: string | null | undefined) => onChange(one ?? '')}
    />
  );
};
