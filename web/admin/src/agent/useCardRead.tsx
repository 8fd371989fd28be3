import { IdcardOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useLatest } from '../app/useLatest.ts';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { type AgentClient, AgentSaidNo, type ReadCard } from './agent-client.ts';
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

/** The steps of one card, up to its being taken away; what went wrong before it was read, else null. */
const follow = async (
  client: AgentClient,
  signal: AbortSignal,
  onStep: (reading: Reading) => void,
  onCard: (card: ReadCard) => void,
): Promise<Reading | null> => {
  let given = false;
  try {
    for await (const step of client.readCard(signal)) {
      if (signal.aborted) return null;
      if (step.state === 'waiting' || step.state === 'remove') onStep({ state: step.state });
      if (step.state === 'failed') onStep({ state: 'failed', words: step.text });
      if (step.state !== 'card') continue;
      given = true;
      onCard(step.card);
    }
    return null;
  } catch (error) {
    if (given) return null;
    return error instanceof AgentSaidNo ? { state: 'failed', words: error.text } : { state: 'gone' };
  }
};

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
  const latest = useLatest(onCard);

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
      const taken = (card: ReadCard): void => {
        setReading(null);
        latest.current(card);
        say.done(`${t('readDone', { name: card.name })} · ${t('take')}`);
      };
      const failed = await follow(client, signal, setReading, taken);
      if (failed === null || signal.aborted) return;
      setReading(failed);
      await look();
    },
    [client, look, say, t, latest],
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
