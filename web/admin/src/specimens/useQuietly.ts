import { useEffect, useState } from 'react';

/** No scanner pauses for so long within one code. In milliseconds. */
const pause = 1500;

/**
 * Whether a question may take the keyboard: at once while nothing is half typed, else when the hands have stopped. A dialog
 * that opened in the middle of the next barcode would take its last digits for an answer.
 */
export const useQuietly = (typed: string): boolean => {
  const [quiet, setQuiet] = useState<string | null>(null);
  useEffect(() => {
    if (typed === '') return undefined;
    const timer = setTimeout(() => setQuiet(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed === '' || quiet === typed;
};
