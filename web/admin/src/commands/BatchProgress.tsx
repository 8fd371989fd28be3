import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useText } from '../words/useWords.ts';
import type { BatchState } from './useBatch.ts';

interface BatchProgressProps<Item> {
  readonly title: string;
  readonly state: BatchState<Item> | null;
  readonly nameOf: (item: Item) => string;
  /** What holds it up just now. */
  readonly note?: string | null;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

export const BatchProgress = <Item,>({ title, state, nameOf, note = null, onStop, onClose }: BatchProgressProps<Item>) => {
  const { t } = useTranslation('commands');
  const text = useText();
  const running = state?.running ?? false;
  /** What came of it; of one that was stopped, how many were not begun. */
  const ended = ({ total, done, failures }: BatchState<Item>): string =>
    [
      t(done < total ? 'batchStopped' : 'batchEnded'),
      t('batchSucceeded', { done: done - failures.length }),
      t('batchUnsuccessful', { failed: failures.length }),
      ...(done < total ? [t('batchLeft', { left: total - done })] : []),
    ].join(t('batchJoin'));
  return (
    <Dialog
      open={state !== null}
      title={title}
      closable={false}
      width={440}
      footer={
        <Button data-testid="batch-end" type={running ? 'default' : 'primary'} onClick={running ? onStop : onClose}>
          {t(running ? 'stop' : 'close')}
        </Button>
      }
    >
      {state && (
        <>
          <p aria-live="polite" data-testid="batch-state">
            {running ? t('batchRunning', { done: state.done, total: state.total }) : ended(state)}
          </p>
          <Progress
            aria-label={title}
            percent={Math.round((state.done / Math.max(1, state.total)) * 100)}
            status={state.failures.length > 0 ? 'exception' : 'normal'}
          />
          {running && note !== null && (
            <p className="print-trouble" role="status">
              {note}
            </p>
          )}
          {state.failures.length > 0 && (
            <>
              {running && <p>{t('batchFailed', { failed: state.failures.length })}</p>}
              <ul className="batch-failures">
                {state.failures.map(({ item, problem }) => (
                  <li key={nameOf(item)}>
                    <b>{nameOf(item)}</b> {text(problem.text)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Dialog>
  );
};
