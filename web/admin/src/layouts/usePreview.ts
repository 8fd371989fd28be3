import { useEffect, useState } from 'react';
import { csrfHeader } from '../session/session.ts';
import type { Design } from './design.ts';

export interface Preview {
  /** Of the page as it will be printed; null: not drawn yet. */
  readonly url: string | null;
  readonly busy: boolean;
  /** The design cannot be drawn as it is. */
  readonly failed: boolean;
}

const quiet = 180;

/** Null: it cannot be drawn as it is, or the server cannot be reached. */
const draw = async (design: Design, page: number, signal: AbortSignal): Promise<string | null> => {
  try {
    const response = await fetch('/api/print/preview', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify({ design: { ...design, pages: [design.pages[page]] }, format: 'png' }),
      signal,
    });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
};

/** The page as the printer gets it, drawn by the server with samples of nobody, anew after every change. */
export const usePreview = (design: Design, page: number): Preview => {
  const [preview, setPreview] = useState<Preview>({ url: null, busy: true, failed: false });
  useEffect(() => {
    const asking = new AbortController();
    setPreview((before) => ({ ...before, busy: true }));
    const show = async (): Promise<void> => {
      const url = await draw(design, page, asking.signal);
      if (asking.signal.aborted) return;
      setPreview((before) => {
        if (url !== null && before.url !== null) URL.revokeObjectURL(before.url);
        return { url: url ?? before.url, busy: false, failed: url === null };
      });
    };
    const timer = setTimeout(() => void show(), quiet);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [design, page]);
  return preview;
};
