import { describe, expect, it } from 'vitest';
import { blocksOf } from './light-text.ts';

const shape = (text: string) =>
  blocksOf(text).map(({ kind, lines }) => [kind, lines.map((runs) => runs.map((run) => (run.bold ? `<${run.text}>` : run.text)).join(''))]);

describe('light text', () => {
  it('has paragraphs, lists and bold parts', () =>
    expect(shape('请携带**身份证**。\n\n- 甲\n- **乙**丙\n完')).toEqual([
      ['paragraph', ['请携带<身份证>。']],
      ['list', ['甲', '<乙>丙']],
      ['paragraph', ['完']],
    ]));

  it('takes everything else as words', () =>
    expect(shape('<b>x</b> ** 2 * 3 [a](b)')).toEqual([['paragraph', ['<b>x</b> ** 2 * 3 [a](b)']]]));
});
