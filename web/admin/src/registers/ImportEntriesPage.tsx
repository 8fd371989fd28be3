import { EmptyState } from '@healthcert/web-ui';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { ImportEntries } from './ImportEntries.tsx';
import { registerKinds, type RegisterKind } from './queries.ts';
import { useMayChange } from './useChangeRegister.ts';
import { useEntries } from './useEntries.ts';
import { useFields } from './useFields.ts';

/** Entries of one list from a file; `?institution=`: its own list. */
export const ImportEntriesPage = () => {
  const { kind: named = '' } = useParams();
  const [parameters] = useSearchParams();
  const { t } = useTranslation('registers');
  const mayChange = useMayChange();
  const { rows, error: unread, again } = useEntries(named);
  const [{ data, error }, askAgain] = useQuery({ query: registerKinds, requestPolicy: 'cache-first' });
  const kind: RegisterKind | undefined = data?.registers.find((one) => one.kind === named);
  const asked = parameters.get('institution');
  const institutionId = kind?.scope === 'institution' && asked !== '' ? asked : null;
  if (error && !data) return <Failure error={error} onRetry={askAgain} />;
  if (unread && !rows) return <Failure error={unread} onRetry={again} />;
  if (!data || !rows) return null;
  if (!kind || !mayChange(kind, institutionId)) return <EmptyState title={t('noSuchKind')} hint={t('readOnly')} />;
  return <WithFields kind={kind} institutionId={institutionId} rows={rows} />;
};

const WithFields = (props: Omit<Parameters<typeof ImportEntries>[0], 'fields'>) => {
  const fields = useFields(props.kind);
  return fields && <ImportEntries {...props} fields={fields} />;
};
