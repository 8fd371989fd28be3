import { IdcardOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { AgentSaidNo, type ReadCard } from './agent-client.ts';
import { type AgentState, useAgent } from './AgentProvider.tsx';

type Reading =
  | { readonly state: 'waiting' | 'remove' }
  | { readonly state: 'failed'; readonly words: { readonly zh: string; readonly en: string } }
  | { readonly state: 'gone' }
  | { readonly state: 'notReady'; readonly agent: Exclude<AgentState, 'ready'> };

interface CardRead {
  /** Opens the dialog and waits for a card; reading again while it waits does nothing. */
  readonly read: () => void;
  readonly dialog: ReactNode;
}

/**
 * Reads an identity card by the agent of this PC. The dialog closes once the card is read, so that the clerk goes on while
 * the card is taken away; whatever goes wrong is said in it, and nothing that was typed is touched.
 */
export const useCardRead = (onCard: (card: ReadCard) => void): CardRead => {
  const { t } = useTranslation('agent');
  const text = useText();
  const say = useSay();
  const { client, look } = useAgent();
  const [reading, setReading] = useState<Reading | null>(null);
  const running = useRef<AbortController | null>(null);
  const latest = useRef(onCard);
  latest.current = onCard;

  const stop = useCallback((): void => {
    running.current?.abort();
    running.current = null;
    setReading(null);
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const agent = await look();
      if (signal.aborted) return;
      if (agent !== 'ready') return setReading({ state: 'notReady', agent });
      let given = false;
      try {
        for await (const step of client.readCard(signal)) {
          if (signal.aborted) return;
          if (step.state === 'waiting' || step.state === 'remove') setReading({ state: step.state });
          if (step.state === 'failed') setReading({ state: 'failed', words: step.text });
          if (step.state !== 'card') continue;
          given = true;
          setReading(null);
          latest.current(step.card);
          say.done(`${t('readDone', { name: step.card.name })} · ${t('take')}`);
        }
      } catch (error) {
        if (signal.aborted || given) return;
        setReading(error instanceof AgentSaidNo ? { state: 'failed', words: error.text } : { state: 'gone' });
        await look();
      }
    },
    [client, look, say, t],
  );

  const read = useCallback((): void => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setReading({ state: 'waiting' });
    void run(mine.signal);
  }, [run]);

  const waits = reading?.state === 'waiting' || reading?.state === 'remove';
  const why = ((): string => {
    if (reading?.state === 'failed') return text(reading.words);
    if (reading?.state === 'notReady') return t(`hint_${reading.agent}`);
    return t('goneWhileReading');
  })();
  return {
    read,
    dialog: (
      <Dialog
        open={reading !== null}
        title={t('readTitle')}
        width={420}
        onCancel={stop}
        destroyOnHidden
        footer={[
          <Button key="cancel" onClick={stop} data-testid="card-cancel">
            {t('cancel')}
          </Button>,
          !waits && (
            <Button key="again" type="primary" autoFocus onClick={read} data-testid="card-again">
              {t('again')}
            </Button>
          ),
        ]}
      >
        <div className="card-read" aria-live="polite" data-testid="card-read">
          {waits ? (
            <>
              <Spin indicator={<IdcardOutlined />} size="large" />
              <p>{t(reading.state === 'remove' ? 'remove' : 'put')}</p>
            </>
          ) : (
            <>
              <Alert type="warning" showIcon title={t('readFailed')} description={why} role="alert" />
              <p className="muted small">{t('kept')}</p>
            </>
          )}
        </div>
      </Dialog>
    ),
  };
};
