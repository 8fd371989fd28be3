import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../session/session.ts';
import { useText } from '../words/useWords.ts';

/** Before it is known who uses the page: the server did not answer. */
export const Unreachable = ({ failure, onRetry }: { readonly failure: unknown; readonly onRetry: () => void }) => {
  const { t } = useTranslation();
  const text = useText();
  return (
    <main className="centre">
      <EmptyState
        title={t('unreachable')}
        hint={failure instanceof Refused ? text(failure.text) : t('unreachableHint')}
        action={
          <Button type="primary" onClick={onRetry}>
            {t('retry')}
          </Button>
        }
      />
    </main>
  );
};
