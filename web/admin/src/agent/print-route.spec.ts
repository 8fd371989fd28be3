import { describe, expect, it } from 'vitest';
import { AgentAway, AgentSaidNo } from './agent-client.ts';
import { agentRoute } from './print-route.ts';

const wish = { kind: 'card', copies: 1, title: '' } as const;
const pdf = new Blob(['%PDF-']);

const by = (state: 'ready' | 'absent', failure: Error | null) => {
  const told: string[] = [];
  const print = () => {
    told.push('agent');
    return failure ? Promise.reject(failure) : Promise.resolve({} as never);
  };
  const browser = {
    print: async () => {
      told.push('browser');
    },
  };
  return { told, route: agentRoute({ state, print }, browser, () => told.push('said so')) };
};

describe('printing', () => {
  it.each([
    ['ready', null, ['agent']],
    ['absent', null, ['browser']],
    ['ready', new AgentAway(), ['agent', 'said so', 'browser']],
  ] as const)('by an agent that is %s, then %s: %o', async (state, failure, expected) => {
    const { told, route } = by(state, failure);
    await route.print(pdf, wish);
    expect(told).toEqual(expected);
  });

  it('that the agent refuses is not done behind its back', async () => {
    const { told, route } = by('ready', new AgentSaidNo({ code: 'QueueFull', text: { zh: '满', en: 'full' } }));
    await expect(route.print(pdf, wish)).rejects.toMatchObject({ code: 'QueueFull' });
    expect(told).toEqual(['agent']);
  });
});
