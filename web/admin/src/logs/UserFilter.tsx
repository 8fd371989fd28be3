import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { type Found, FoundFilter } from './FoundFilter.tsx';
import { usersFound } from './queries.ts';

interface UserFilterProps {
  /** Id of the user; empty: all of them. */
  readonly value: string;
  readonly onChange: (staffId: string) => void;
}

/** One of all users, by name, pinyin or sign-in name; also one who is disabled. */
export const UserFilter = ({ value, onChange }: UserFilterProps) => {
  const { t } = useTranslation('logs');
  const client = useClient();
  const { staffName } = useDirectory();
  const find = async (text: string): Promise<readonly Found[]> => {
    const { data } = await client.query(usersFound, { text }, { requestPolicy: 'network-only' }).toPromise();
    const users = new Map<string, Found>();
    for (const { staffId, name, loginName } of [...(data?.named.nodes ?? []), ...(data?.signing.nodes ?? [])])
      if (staffId) users.set(staffId, { value: staffId, label: `${name} ${loginName}` });
    return [...users.values()];
  };
  return (
    <FoundFilter
      name="user"
      label={t('userSearch')}
      width={190}
      value={value}
      chosen={value === '' ? '' : staffName(value)}
      none={t('userNone')}
      find={find}
      onChange={onChange}
    />
  );
};
