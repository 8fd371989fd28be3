import { describe, expect, it } from 'vitest';
import type { FindingOption } from './programme.ts';
import { readFindings } from './read-findings.ts';

const option = (code: string, zh: string, en: string, normal = false, sited = false): FindingOption => ({
  code,
  name: { zh, en },
  normal,
  sited,
});
const skin = [
  option('normal', '未见异常', 'Nothing abnormal', true),
  option('tineaManus', '手癣', 'Tinea manus', false, true),
  option('handEczema', '手部湿疹', 'Hand eczema', false, true),
];
const antibody = [option('negative', '阴性', 'Negative', true), option('positive', '阳性', 'Positive')];
const read = (options: readonly FindingOption[], words: string) => {
  const result = readFindings(options, words);
  return 'read' in result
    ? result.read.map(({ code, site }) => (site === null ? code : `${code}@${site}`))
    : [result.problem, result.words];
};

describe('findings as they are written (A8)', () => {
  it.each([
    ['未见异常', ['normal']],
    ['NOTHING  abnormal', ['normal']],
    ['手癣（右手）', ['tineaManus@右手']],
    ['手癣：右手；手部湿疹(双手)', ['tineaManus@右手', 'handEczema@双手']],
    ['手癣(右手、左手)、手部湿疹(双手)', ['tineaManus@右手、左手', 'handEczema@双手']],
    ['手癣', ['tineaManus']],
    ['湿疹', ['UnknownFinding', '湿疹']],
    ['手癣(右手)、癞', ['UnknownFinding', '癞']],
    ['未见异常(右手)', ['UnknownFinding', '未见异常(右手)']],
    ['  ', ['NoFinding', '']],
  ])('"%s" are %j', (words, findings) => expect(read(skin, words)).toEqual(findings));

  it.each([
    ['阴性(-)', ['negative']],
    ['－', ['negative']],
    ['阳性（＋）', ['positive']],
    ['阴性(+)', ['UnknownFinding', '阴性(+)']],
    ['±', ['UnknownFinding', '±']],
  ])('"%s" of an antibody are %j', (words, findings) => expect(read(antibody, words)).toEqual(findings));

  it('has no signs where an item has no such words', () => expect(read(skin, '-')).toEqual(['UnknownFinding', '-']));
});
