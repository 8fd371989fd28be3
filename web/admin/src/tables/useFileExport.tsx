import { App, Button, Progress } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../commands/useSay.tsx';
import { dayInChina } from '../words/time.ts';
import { useLanguage } from '../words/useWords.ts';
import { receiveFile } from './receive-file.ts';
import type { TableFormat } from './save-table.ts';

/** What is ready sooner needs no word on how far it is; and the word is renewed no faster. In milliseconds. */
const worthSaying = 300;

interface FileExport {
  readonly path: string;
  readonly form: TableFormat;
  /** Of the file, without day and ending. */
  readonly name: string;
  /** What is asked beside the form and the language. */
  readonly asked: object;
}

/**
 * Takes a list as a file. How far it is, and the button that stops it, stand in a corner of the window: one may go on
 * working meanwhile, on other pages too.
 */
export const useFileExport = (): ((of: FileExport) => Promise<void>) => {
  const { t } = useTranslation('tables');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { notification, message } = App.useApp();
  const say = useSay();
  const count = useRef(0);
  return async ({ path, form, name, asked }) => {
    const key = `export-${path}-${(count.current += 1)}`;
    const stopping = new AbortController();
    let said = performance.now();
    const onProgress = (rows: number, of: number | null): void => {
      const now = performance.now();
      if (now - said < worthSaying) return;
      said = now;
      notification.open({
        key,
        title: t('exporting'),
        description: (
          <div data-testid="export-progress">
            <span>{of === null ? t('rowsSoFar', { rows }) : t('rowsOf', { rows, of })}</span>
            {of !== null && <Progress aria-label={t('exporting')} percent={Math.floor((rows / Math.max(1, of)) * 100)} />}
          </div>
        ),
        actions: (
          <Button size="small" data-testid="export-stop" onClick={() => stopping.abort()}>
            {t('stop')}
          </Button>
        ),
        duration: false,
        closable: false,
        placement: 'bottomRight',
        role: 'status',
      });
    };
    const file = `${name}-${dayInChina(new Date())}.${form}`;
    const received = await receiveFile({ path, body: { ...asked, form, language }, name: file, signal: stopping.signal, onProgress });
    notification.destroy(key);
    if (received === 'stopped') void message.info(t('stopped'));
    else if ('problem' in received) say.problem(received.problem, t('failed'));
    else say.done(t('exported', { count: received.rows }));
  };
};
