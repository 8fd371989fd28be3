import { useCallback, useEffect, useState } from 'react';
import type { Answer } from './answer.ts';
import { fetchLiveStatus } from './live-status.ts';
import { loadSignedSources, patienceMs } from './signed-sources.ts';
import { verify } from './verify.ts';

const ask = async (opaqueId: string, payload: string): Promise<Answer> => {
  const [{ keys, lists }, live] = await Promise.all([loadSignedSources(), fetchLiveStatus(opaqueId, patienceMs)]);
  const evidence = { opaqueId, payload, keys, lists, live };
  const answer = await verify({ ...evidence, now: new Date() });
  if (answer.why !== 'needsCity') return answer;
  // Rare, and never without a network: not part of the first download.
  const city = await import('./ask-city.ts').then(({ askCity }) => askCity(opaqueId, payload, patienceMs)).catch(() => undefined);
  return verify({ ...evidence, city, now: new Date() });
};

/** The answer for a code, undefined while it is being checked; `again` asks anew. */
export const useAnswer = (opaqueId: string, payload: string): { readonly answer: Answer | undefined; readonly again: () => void } => {
  const [answer, setAnswer] = useState<Answer>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setAnswer(undefined);
    void ask(opaqueId, payload).then((found) => wanted && setAnswer(found));
    return () => {
      wanted = false;
    };
  }, [opaqueId, payload, round]);
  return { answer, again: useCallback(() => setRound((count) => count + 1), []) };
};
