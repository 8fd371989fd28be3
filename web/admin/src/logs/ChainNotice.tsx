import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { csrfHeader } from '../session/session.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { accessLogCheck } from './queries.ts';

/** When the chain of the access log was last checked, and what was found. Whoever reads the whole of it may check it now. */
export const ChainNotice = () => {
  const { t } = useTranslation('logs');
  const me = useMe();
  const [{ data }, again] = useQuery({ query: accessLogCheck, requestPolicy: 'cache-and-network' });
  const [busy, setBusy] = useState(false);
  if (!data) return null;
  const last = data.accessLogCheck;

  const check = async (): Promise<void> => {
    setBusy(true);
    const headers = { 'content-type': 'application/json', ...csrfHeader() };
    await fetch('/api/logs/check', { method: 'POST', credentials: 'same-origin', headers, body: '{}' }).catch(() => null);
    again({ requestPolicy: 'network-only' });
    setBusy(false);
  };
  const checking = me.reads['access-log']?.scope === 'city' && (
    <Button size="small" icon={<SafetyCertificateOutlined />} loading={busy} onClick={() => void check()} data-testid="check-chain">
      {t('check')}
    </Button>
  );
  if (last?.brokenAt != null)
    return (
      <Alert
        type="error"
        showIcon
        className="log-chain"
        data-testid="chain-broken"
        title={t('chainBroken', { row: last.brokenAt, at: minuteInChina(last.at) })}
        description={t('chainHint')}
        action={checking}
      />
    );
  return (
    <p className="log-chain muted" data-testid="chain">
      <span aria-live="polite">{last ? t('chainWhole', { rows: last.rows, at: minuteInChina(last.at) }) : t('chainNever')}</span> {checking}
    </p>
  );
};
