import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSystem, type TestSystem } from '../testing/index.ts';

const ops = fileURLToPath(new URL('../../ops/', import.meta.url));

/** What Prometheus adds itself, and what its language says. */
const notOurs = new Set(['up', 'sum', 'max', 'by', 'rate', 'topk', 'histogram_quantile']);

/** Names in an expression that are not labels, strings or ranges. */
const metricsIn = (expression: string): string[] =>
  (expression.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)|"[^"]*"/g, ' ').match(/[a-z][a-z_0-9]*[a-z0-9]/g) ?? []).filter(
    (name) => !notOurs.has(name) && !/^e\d+$/.test(name),
  );

let test: TestSystem;
let exposed: ReadonlySet<string>;
beforeAll(async () => {
  test = await openTestSystem();
  await test.stranger.request({ url: '/status/nobody' });
  // The lists are looked at now and then.
  const body = await vi.waitFor(
    async () => {
      const { body: text } = await test.stranger.request({ url: '/metrics' });
      expect(text).toMatch(/^projection_parked_events\{projection="person"\}/m);
      return text;
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(body).toMatch(/^http_request_duration_seconds_count\{method="GET",route="\/status\/:[^"]+",status="200"\} 1$/m);
  exposed = new Set([...body.matchAll(/^([a-z_0-9]+)(?:\{| )/gm)].map(([, name]) => name!));
});
afterAll(() => test.close());

describe('what is watched', () => {
  it('on the dashboard is what the system exposes', async () => {
    const dashboard = JSON.parse(await readFile(`${ops}dashboards/healthcert.json`, 'utf8')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const asked = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
    expect(asked.length).toBeGreaterThanOrEqual(dashboard.panels.length);
    expect(asked.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('by an alert is what the system exposes, and every alert says what it is about', async () => {
    const rules = await readFile(`${ops}alerts/healthcert.yml`, 'utf8');
    const expressions = [...rules.matchAll(/^ +expr: '(.*)'$/gm)].map(([, expression]) => expression!);
    const asked = expressions.flatMap(metricsIn);
    expect(asked.filter((name) => !exposed.has(name))).toEqual([]);
    const count = (word: string): number => rules.split(word).length - 1;
    expect([count('- alert: '), count('severity: '), count('summary: ')]).toEqual(Array(3).fill(expressions.length));
  });
});
