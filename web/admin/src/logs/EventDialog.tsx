import { EmptyState } from '@healthcert/web-ui';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Dialog } from '../app/Dialog.tsx';
import { Failure } from '../app/Failure.tsx';
import { useText } from '../words/useWords.ts';
import { type LogEntry, loggedEvent } from './queries.ts';

/** One event as it is stored; asked when it is opened, because opening what is sealed is entered. */
export const EventDialog = ({ entry, onClose }: { readonly entry: LogEntry | null; readonly onClose: () => void }) => {
  const { t } = useTranslation('logs');
  const text = useText();
  const [{ data, error }, again] = useQuery({
    query: loggedEvent,
    variables: { stream: entry?.event?.stream ?? '', revision: entry?.event?.revision ?? 0 },
    pause: !entry?.event,
    requestPolicy: 'network-only',
  });
  return (
    <Dialog open={entry !== null} title={entry ? `${t('event')} · ${text(entry.title)}` : ''} width={760} footer={null} onCancel={onClose}>
      {error && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton active />}
      {data?.loggedEvent === null && <EmptyState title={t('eventGone')} />}
      {data?.loggedEvent != null && (
        <pre className="log-raw" tabIndex={0} aria-label={t('event')} data-testid="stored-event">
          {JSON.stringify(data.loggedEvent, null, 2)}
        </pre>
      )}
    </Dialog>
  );
};
