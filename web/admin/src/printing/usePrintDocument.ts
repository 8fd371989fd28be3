import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../commands/useSay.tsx';
import type { PaperKind } from './fetch-papers.ts';
import { printDocument, type PrintSettings } from './print-document.ts';
import { notPrinted } from './not-printed.ts';

export interface Printing {
  /** True once the papers were handed to the printer. */
  readonly print: (kind: PaperKind, ids: readonly string[], settings?: PrintSettings) => Promise<boolean>;
  readonly stop: () => void;
  /** Null: nothing is being fetched. */
  readonly progress: { readonly done: number; readonly of: number } | null;
}

/** Prints papers from a page, with progress, and says what went wrong; nothing is lost by it. */
export const usePrintDocument = (): Printing => {
  const { t } = useTranslation('printing');
  const { message } = App.useApp();
  const say = useSay();
  const [progress, setProgress] = useState<Printing['progress']>(null);
  const stopping = useRef<AbortController | null>(null);

  const print: Printing['print'] = async (kind, ids, settings = {}) => {
    const stop = new AbortController();
    stopping.current = stop;
    setProgress({ done: 0, of: ids.length });
    const onProgress = (done: number): void => setProgress({ done: Math.min(done, ids.length), of: ids.length });
    const onFallback = (): void => void message.warning(t('fallback'));
    try {
      const printed = await printDocument(kind, ids, { signal: stop.signal, onProgress, onFallback, ...settings });
      if (!printed.ok) {
        if (printed.problem) say.problem(printed.problem);
        return false;
      }
      const { count, leftOut } = printed.papers;
      if (printed.handed.by === 'file') void message.info(t('saved', { count }));
      else say.done(leftOut.length > 0 ? t('sentButFor', { count, leftOut: leftOut.length }) : t('sent', { count }));
      return true;
    } catch (error) {
      say.problem(notPrinted(error));
      return false;
    } finally {
      setProgress(null);
    }
  };
  return { print, stop: () => stopping.current?.abort(), progress };
};
