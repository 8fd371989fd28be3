import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fitText, type Measure } from './fit-text.ts';

/** Chinese characters an em wide, others half. */
const measure: Measure = (text) => Array.from(text).reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 1 : 0.5), 0);
const name = { width: 30, height: 6.2, size: 4.6, mostLines: 2 };

describe('a text in its box', () => {
  it('stands at full size where it fits', () => expect(fitText('欧阳示例', name, measure)).toEqual({ size: 4.6, lines: ['欧阳示例'] }));

  it('is set smaller to stay on one line', () => {
    const { size, lines } = fitText('欧阳示例欧阳示例', name, measure);
    expect(lines).toHaveLength(1);
    expect(size).toBeCloseTo(3.68, 1);
  });

  it('breaks a long name at its dots', () =>
    expect(fitText('阿卜杜热合曼·买买提图尔逊·艾山江', name, measure).lines).toEqual(['阿卜杜热合曼·', '买买提图尔逊·艾山江']));

  it('breaks a foreign name between words, never within', () =>
    expect(fitText('Nguyễn Thị Thanh Hương Alexandra Maria', name, measure).lines).toEqual(['Nguyễn Thị Thanh Hương', 'Alexandra Maria']));

  it('breaks anywhere between Chinese characters where there is no dot', () => {
    const { lines } = fitText('示例自治州示例县示例镇中心卫生院暨社区卫生服务中心', { ...name, width: 44 }, measure);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines.join('')).toBe('示例自治州示例县示例镇中心卫生院暨社区卫生服务中心');
  });

  it('does not begin a line with a full stop', () => {
    const { lines } = fitText('甲甲甲甲甲甲。', { width: 6.2, height: 30, size: 1, mostLines: 3 }, measure);
    expect(lines.every((line) => !line.startsWith('。'))).toBe(true);
  });

  it('ends a line where its writer did, if there is room for more than one', () => {
    const room = { width: 30, height: 12, size: 2, mostLines: 4 };
    expect(fitText('1. 甲甲甲\n2. 乙乙', room, measure)).toEqual({ size: 2, lines: ['1. 甲甲甲', '2. 乙乙'] });
    expect(fitText('1. 甲甲甲\n2. 乙乙', { ...room, mostLines: 1 }, measure).lines).toEqual(['1. 甲甲甲 2. 乙乙']);
  });

  it('of no characters takes no line', () => expect(fitText('', name, measure).lines.join('')).toBe(''));

  test.prop([
    fc.array(fc.constantFrom('阿', '卜', '杜', '·', ' ', 'a', 'é', '。', '\n'), { maxLength: 120 }),
    fc.integer({ min: 1, max: 4 }),
  ])('loses no character and stays inside', (characters, mostLines) => {
    const text = characters.join('').trim();
    const room = { width: 30, height: mostLines * 6, size: 4.6, mostLines };
    const { size, lines } = fitText(text, room, measure);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''));
    expect(lines.length).toBeLessThanOrEqual(mostLines);
    if (size > 1) for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(30.0001);
  });
});
