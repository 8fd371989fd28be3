import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type Found, FoundFilter } from './FoundFilter.tsx';
import { personsFound } from './queries.ts';

interface PersonFilterProps {
  /** Id of the person; empty: nobody is chosen. */
  readonly value: string;
  readonly onChange: (personId: string) => void;
}

/** Somebody by name, pinyin or number. What is typed goes to the search alone; the id of whom it finds is what is kept. */
export const PersonFilter = ({ value, onChange }: PersonFilterProps) => {
  const { t } = useTranslation('logs');
  const client = useClient();
  const find = async (text: string): Promise<readonly Found[]> => {
    const { data } = await client.query(personsFound, { text }, { requestPolicy: 'network-only' }).toPromise();
    const persons = new Map<string, Found>();
    for (const { personId, name, maskedDocument } of data?.search.hits ?? [])
      if (personId) persons.set(personId, { value: personId, label: [name, maskedDocument].filter(Boolean).join(' ') });
    return [...persons.values()];
  };
  return (
    <FoundFilter
      name="person"
      label={t('person')}
      width={250}
      value={value}
      chosen={t('onePerson')}
      none={t('personNone')}
      find={find}
      onChange={onChange}
    />
  );
};
