import { describe, expect, it } from 'vitest';
import { isProhibitedTest, prohibitedTests } from './prohibited-tests.ts';
import { foodHandler } from './seeds/food-handler.ts';
import { publicPlace } from './seeds/public-place.ts';

describe('the guard against prohibited tests', () => {
  it('finds none in what is shipped', () => expect([prohibitedTests(foodHandler), prohibitedTests(publicPlace)]).toEqual([[], []]));

  it.each([
    'HBsAg',
    'ＨＢｓＡｇ',
    'hbeAb',
    'anti-HBc',
    'HBcAb-IgM',
    'HBV DNA',
    'hepatitisBSurfaceAntigen',
    'hepatitis-b',
    '乙肝两对半',
    '表面抗原',
    'e抗体',
    '5195-3',
  ])('knows %s', (word) => expect(isProhibitedTest(word)).toBe(true));

  it.each([
    'Hb',
    'HbA1c',
    'hemoglobin',
    'HAV-IgM',
    'hepatitisAEHistory',
    'History of hepatitis A or E',
    'HBP',
    '1742-6',
    '甲型肝炎',
    'CRB',
  ])('lets %s pass', (word) => expect(isProhibitedTest(word)).toBe(false));
});
