import { describe, expect, it } from 'vitest';
import { blamedField, type Problem } from './outcome.ts';
import { pendingCommand } from './pending-command.ts';

const counting = () => {
  let n = 0;
  return pendingCommand(() => `id-${(n += 1)}`);
};

describe('a command whose answer was lost', () => {
  it('keeps its id while the same input is sent', () => {
    const command = counting();
    expect([command.idFor({ a: 1 }), command.idFor({ a: 1 })]).toEqual(['id-1', 'id-1']);
  });

  it('is another command once the input differs', () => {
    const command = counting();
    expect([command.idFor({ a: 1 }), command.idFor({ a: 2 })]).toEqual(['id-1', 'id-2']);
  });

  it('is another command once it was answered', () => {
    const command = counting();
    const first = command.idFor({ a: 1 });
    command.settle();
    expect([first, command.idFor({ a: 1 })]).toEqual(['id-1', 'id-2']);
  });
});

describe('the field that a refusal blames', () => {
  const problem = (field: string | null): Problem => ({ kind: 'Rejected', code: 'X', field, text: { zh: '', en: '' } });

  it.each([
    ['name', 'name'],
    ['findings.0.site', 'findings'],
    ['nameless', null],
    [null, null],
  ])('%s is shown at %s', (field, shown) => expect(blamedField(problem(field), ['name', 'findings'])).toBe(shown));
});
