import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { personsFound } from './queries.ts';

interface Found {
  readonly value: string;
  readonly label: string;
}

const shortest = 2;
const quiet = 250;

interface PersonFilterProps {
  /** Id of the person; empty: nobody is chosen. */
  readonly value: string;
  readonly onChange: (personId: string) => void;
}

/** Somebody by name, pinyin or number. What is typed goes to the search alone; the id of whom it finds is what is kept. */
export const PersonFilter = ({ value, onChange }: PersonFilterProps) => {
  const { t } = useTranslation('logs');
  const client = useClient();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const wanted = typed.trim();

  useEffect(() => {
    if (wanted.length < shortest) return undefined;
    let late = false;
    const ask = async (): Promise<void> => {
      const { data } = await client.query(personsFound, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
      if (late) return;
      const persons = new Map<string, Found>();
      for (const { personId, name, maskedDocument } of data?.search.hits ?? [])
        if (personId) persons.set(personId, { value: personId, label: [name, maskedDocument].filter(Boolean).join(' ') });
      setFound([...persons.values()]);
    };
    const timer = setTimeout(() => void ask(), quiet);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [client, wanted]);

  const known = found.some((one) => one.value === value) || value === '' ? found : [{ value, label: t('onePerson') }, ...found];
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      data-testid="log-person"
      aria-label={t('person')}
      placeholder={t('person')}
      style={{ width: 250 }}
      notFoundContent={t(wanted.length < shortest ? 'personShort' : 'personNone')}
      options={[...known]}
      value={value === '' ? null : value}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
    />
  );
};
