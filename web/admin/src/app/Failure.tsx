import { EmptyState } from '@healthcert/web-ui';
import type { Text } from '@healthcert/web-ui/language.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { useText } from '../words/useWords.ts';

/** To whom nothing is shown here. */
export const NotPermitted = () => {
  const { t } = useTranslation();
  return <EmptyState title={t('noPermission')} hint={t('noPermissionHint')} />;
};

/** What to say where a query was not answered: not permitted, no connection, or else. */
export const Failure = ({ error, onRetry }: { readonly error: CombinedError; readonly onRetry: () => void }) => {
  const { t } = useTranslation();
  const text = useText();
  const refused = error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NotPermitted');
  if (refused) return <NotPermitted />;
  const said = error.graphQLErrors.map(({ extensions }) => extensions['text'] as Text | undefined).find(Boolean);
  const retry = <Button onClick={onRetry}>{t('retry')}</Button>;
  return error.networkError ? (
    <EmptyState title={t('unreachable')} hint={t('unreachableHint')} action={retry} />
  ) : (
    <EmptyState title={t('loadFailed')} hint={said && text(said)} action={retry} />
  );
};
