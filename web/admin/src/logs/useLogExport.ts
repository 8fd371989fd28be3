import { useRef, useState } from 'react';
import type { LogFilter } from '../gql/graphql.ts';
import { saveBlob } from '../printing/save-blob.ts';
import { dayInChina } from '../words/time.ts';
import { exportAddress } from './search.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

export type LogExport = 'exported' | 'stopped' | { readonly failed: Text | null };

/** A file of what is searched, received bit by bit: one sees how much there is, and may stop. */
export const useLogExport = (filter: LogFilter, language: 'zh' | 'en') => {
  /** Kilobytes so far; null: nothing is on its way. */
  const [size, setSize] = useState<number | null>(null);
  const stopping = useRef<AbortController | null>(null);

  const receive = async (form: 'csv' | 'xlsx', signal: AbortSignal): Promise<LogExport> => {
    const answer = await fetch(exportAddress(form, filter, language), { credentials: 'same-origin', signal });
    if (!answer.ok || !answer.body) {
      const refusal = (await answer.json().catch(() => null)) as { error?: { text: Text } } | null;
      return { failed: refusal?.error?.text ?? null };
    }
    const parts: BlobPart[] = [];
    let bytes = 0;
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
      parts.push(part);
      bytes += part.length;
      setSize(Math.round(bytes / 1024));
    }
    saveBlob(`logs-${dayInChina(new Date())}.${form}`, new Blob(parts, { type: answer.headers.get('content-type') ?? '' }));
    return 'exported';
  };

  const start = async (form: 'csv' | 'xlsx'): Promise<LogExport> => {
    const controller = new AbortController();
    stopping.current = controller;
    setSize(0);
    try {
      return await receive(form, controller.signal);
    } catch {
      return controller.signal.aborted ? 'stopped' : { failed: null };
    } finally {
      setSize(null);
    }
  };
  return { size, start, stop: () => stopping.current?.abort() };
};
