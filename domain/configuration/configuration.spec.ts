import { registerStream } from '@healthcert/domain/register';
import { commandMeta } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { registers, startConfiguration } from './index.ts';

describe('the city’s lists', () => {
  it('have a kind and an operation of their own each', () => {
    const once = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length);
    once(registers.map(({ kind }) => kind));
    once(registers.map(({ operation }) => operation.name));
    once(registers.map(({ kind }) => registerStream(kind, null)));
  });

  it.each(startConfiguration)('$register.kind starts with entries that its own rules accept', ({ register, changes }) => {
    const data = register.operation.input.parse({ changes }) as { changes: never[] };
    const events = register.decider.decide({ type: 'Change', data, meta: commandMeta() }, register.decider.initial, undefined);
    expect(events).toHaveLength(changes.length);
  });

  it('know the 56 ethnic groups of GB/T 3304', () => {
    const groups = startConfiguration.find(({ register }) => register.kind === 'ethnic-groups')!.changes;
    expect(groups.map(({ add }) => add!.code)).toEqual(Array.from({ length: 56 }, (_, n) => String(n + 1).padStart(2, '0')));
    expect([groups[0], groups[55]].map((step) => step!.add!.value.name)).toEqual([
      { zh: '汉族', en: 'Han' },
      { zh: '基诺族', en: 'Jino' },
    ]);
  });
});
