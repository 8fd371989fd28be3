import { describe, expect, it } from 'vitest';
import { leftOutIn, papersIn } from './fetch-papers.ts';
import { howOf, usualPrinting } from './pc-settings.ts';
import { printKindOf } from './print-kind.ts';
import { paperOf } from './print-route.ts';

describe('the progress of a batch', () => {
  it('is read from the file as it comes', () => {
    expect(papersIn('%PDF-1.3')).toBe(0);
    expect(papersIn('7 0 obj\n<<\n/HealthcertPapers 1\n>>\nendobj … /HealthcertPapers 12\n')).toBe(12);
  });
});

describe('what is not in the file', () => {
  it('is named in it, with the reason', () =>
    expect(leftOutIn('<< /HealthcertLeftOut /0199-aa >> << /HealthcertUndrawable /341100 >>')).toEqual([
      { id: '0199-aa', because: 'unavailable' },
      { id: '341100', because: 'undrawable' },
    ]));
});

describe('the printer of a paper', () => {
  it.each([
    ['card', { width: 85.6, height: 54 }, 'card'],
    ['specimenLabel', null, 'label'],
    ['guideSheet', { width: 148, height: 210 }, 'a5'],
    ['guideSheet', { width: 210, height: 297 }, 'a4'],
    ['examinationForm', null, 'a4'],
  ] as const)('for a %s of %o is %s', (kind, paper, expected) => expect(printKindOf(kind, paper)).toBe(expected));
});

describe('the settings of a PC', () => {
  const settings = { ...usualPrinting, overlay: true, shifts: { ...usualPrinting.shifts, card: { x: 1, y: -0.5, scale: 1 } } };
  it('shift by the server what the browser prints, and not what the agent does', () => {
    expect(howOf(settings, 'card', 'browser')).toEqual({ overlay: true, pages: 'all', x: 1, y: -0.5, scale: 1 });
    expect(howOf(settings, 'card', 'agent')).toEqual({ overlay: true, pages: 'all' });
    expect(howOf(settings, 'a4', 'agent')).toEqual({});
  });
});

describe('the paper that a job needs', () => {
  it('is the first page’s', async () => {
    expect(await paperOf(new Blob(['… /MediaBox [0 0 419.527559 595.275591] … /MediaBox [0 0 1 1]']))).toEqual({ width: 148, height: 210 });
    expect(await paperOf(new Blob(['no paper']))).toBeNull();
  });
});
