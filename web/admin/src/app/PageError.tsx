import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** A page that threw, or could not be fetched after a new version was installed. */
export const PageError = () => {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <EmptyState
      title={t('pageBroken')}
      hint={
        <>
          {t('pageBrokenHint')}
          <br />
          <code>{error instanceof Error ? error.message : String(error)}</code>
        </>
      }
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
};
