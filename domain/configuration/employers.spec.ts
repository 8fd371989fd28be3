import { syntheticUnifiedCode } from '@healthcert/domain/institution';
import { specFor } from '@healthcert/domain/testing';
import { commandMeta } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { employers } from './index.ts';

const { given } = specFor(employers.decider);

const add = (unifiedCode?: string) => ({
  type: 'Change' as const,
  data: {
    changes: [
      { add: { code: 'e1', value: { name: { zh: '样例小馆', en: '样例小馆' }, ...(unifiedCode !== undefined && { unifiedCode }) } } },
    ],
  } as never,
  meta: commandMeta(),
});

describe('an employer (A7)', () => {
  it('is entered by its name alone', () =>
    expect(employers.decider.decide(add(), employers.decider.initial, undefined)).toMatchObject([{ type: 'EntryAdded' }]));
  it('is entered with its code of GB 32100', () =>
    expect(employers.decider.decide(add(syntheticUnifiedCode('92341102MA0000001')), employers.decider.initial, undefined)).toMatchObject([
      { type: 'EntryAdded' },
    ]));
  it('is not entered with a mistyped code', () =>
    given().when(add('91350100M000100Y44')).thenRejects('UnifiedCodeWrong', 'changes.0.add.value.unifiedCode'));
});
