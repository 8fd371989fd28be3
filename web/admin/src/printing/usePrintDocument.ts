import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../commands/useSay.tsx';
import type { PaperKind } from './fetch-papers.ts';
import { printDocument, type PrintSettings } from './print-document.ts';

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
  const say = useSay();
  const [progress, setProgress] = useState<Printing['progress']>(null);
  const stopping = useRef<AbortController | null>(null);

  const print: Printing['print'] = async (kind, ids, settings = {}) => {
    const stop = new AbortController();
    stopping.current = stop;
    setProgress({ done: 0, of: ids.length });
    const onProgress = (done: number): void => setProgress({ done, of: ids.length });
    try {
      const fetched = await printDocument(kind, ids, { signal: stop.signal, onProgress, ...settings });
      if (!fetched.ok) {
        if (fetched.problem) say.problem(fetched.problem);
        return false;
      }
      const { count, leftOut } = fetched.papers;
      say.done(leftOut > 0 ? t('sentButFor', { count, leftOut }) : t('sent', { count }));
      return true;
    } catch {
      const text = { zh: t('routeFailed', { lng: 'zh-CN' }), en: t('routeFailed', { lng: 'en' }) };
      say.problem({ kind: 'Rejected', code: 'NotPrinted', field: null, text });
      return false;
    } finally {
      setProgress(null);
    }
  };
  return { print, stop: () => stopping.current?.abort(), progress };
};
