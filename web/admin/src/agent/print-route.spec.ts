import { describe, expect, it } from 'vitest';
import { type PrintJob, RouteGone } from '../printing/print-route.ts';
import { AgentAway, type AgentJob, AgentSaidNo } from './agent-client.ts';
import { agentRoute } from './print-route.ts';

const job: PrintJob = { id: 'one', kind: 'card', paper: { width: 85.6, height: 54 }, copies: 1, title: '', document: null };
const pdf = new Blob(['%PDF-']);
const outOfPaper = { code: 'outOfPaper', text: { zh: '缺纸', en: 'out of paper' } };

/** An agent that answers so, one look after another; the last answer stays. */
const agentSaying = (answers: readonly (Partial<AgentJob> | Error)[]) => {
  const told: string[] = [];
  const sent: object[] = [];
  let n = 0;
  const say = (): Promise<AgentJob> => {
    const answer = answers[Math.min(n, answers.length - 1)]!;
    n += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ problem: null, ...answer } as AgentJob);
  };
  const cancel = (): Promise<AgentJob> => {
    told.push('cancel');
    return Promise.resolve({ state: 'cancelled', problem: null } as AgentJob);
  };
  const print = (_pdf: Blob, order: object): Promise<AgentJob> => {
    sent.push(order);
    return say();
  };
  return { told, sent, route: agentRoute({ print, client: { job: say, cancel } }, 1) };
};

describe('printing by the agent', () => {
  it('is followed until it has come out, and says what the printer needs', async () => {
    const { sent, route } = agentSaying([
      { state: 'queued' },
      { state: 'printing' },
      { state: 'queued', problem: outOfPaper },
      new AgentAway(),
      { state: 'done' },
    ]);
    const troubles: (string | undefined)[] = [];
    const { follow } = await route.print(pdf, job);
    expect(await follow!(new AbortController().signal, (words) => troubles.push(words?.en))).toBe('printed');
    expect(sent).toEqual([{ id: 'one', kind: 'card', copies: 1, title: '', document: null }]);
    expect(troubles.map((words) => words?.slice(0, 12))).toEqual([undefined, 'out of paper', 'No desk agen']);
  });

  it('that is stopped is cancelled at the agent', async () => {
    const { told, route } = agentSaying([{ state: 'queued' }]);
    const stop = new AbortController();
    const { follow } = await route.print(pdf, job);
    const out = follow!(stop.signal, () => stop.abort());
    expect([await out, told]).toEqual(['cancelled', ['cancel']]);
  });

  it('that is gone leaves the paper to another way', () =>
    expect(agentSaying([new AgentAway()]).route.print(pdf, job)).rejects.toBeInstanceOf(RouteGone));

  it('that is refused is not done behind its back', () =>
    expect(
      agentSaying([new AgentSaidNo({ code: 'QueueFull', text: { zh: '满', en: 'full' } })]).route.print(pdf, job),
    ).rejects.toMatchObject({ name: 'NotPrinted', code: 'QueueFull' }));
});
