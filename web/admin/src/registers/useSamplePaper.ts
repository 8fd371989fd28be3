import { useEffect, useState } from 'react';
import { csrfHeader } from '../session/session.ts';

/** What is asked of POST /api/print/sample. */
export interface Sample {
  readonly kind: 'guideSheet' | 'receipt' | 'examinationForm';
  readonly institutionId: string | null;
  readonly notices?: readonly { readonly zh: string; readonly en: string }[];
  /** Base64. */
  readonly seal?: string;
}

export interface SamplePaper {
  readonly url: string | null;
  readonly busy: boolean;
  readonly failed: boolean;
}

const quiet = 350;

const drawn = async (body: string, signal: AbortSignal): Promise<string | null> => {
  try {
    const headers = { 'content-type': 'application/json', ...csrfHeader() };
    const response = await fetch('/api/print/sample', { method: 'POST', credentials: 'same-origin', headers, body, signal });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
};

/** A paper of nobody as the printer would get it, drawn anew after every change. */
export const useSamplePaper = (sample: Sample): SamplePaper => {
  const [paper, setPaper] = useState<SamplePaper>({ url: null, busy: true, failed: false });
  const body = JSON.stringify(sample);
  useEffect(() => {
    const asking = new AbortController();
    setPaper((before) => ({ ...before, busy: true }));
    const show = async (): Promise<void> => {
      const url = await drawn(body, asking.signal);
      if (asking.signal.aborted) return;
      setPaper((before) => {
        if (url !== null && before.url !== null) URL.revokeObjectURL(before.url);
        return { url: url ?? before.url, busy: false, failed: url === null };
      });
    };
    const timer = setTimeout(() => void show(), quiet);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [body]);
  return paper;
};
