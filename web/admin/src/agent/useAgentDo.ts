import { useState } from 'react';
import { AgentSaidNo } from './agent-client.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const away: Words = { zh: '桌面助手没有响应', en: 'The desk agent does not answer' };

/** One request to the agent at a time, and the words of its refusal. */
export const useAgentDo = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words | null>(null);
  const act = async (asked: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await asked();
      return true;
    } catch (error) {
      setProblem(error instanceof AgentSaidNo ? error.text : away);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act };
};
