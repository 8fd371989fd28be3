import { describe, expect, it } from 'vitest';
import { barModules, qrModules } from './code-size.ts';
import { defaultLayouts } from './defaults/index.ts';
import { cardWith } from './fixtures.ts';
import { kinds } from './kinds.ts';
import { documentKinds, layoutSchema, type ElementInput, type Layout } from './layout.ts';
import { layoutProblems, problemsOfDesign } from './problems.ts';

const box = { x: 4, y: 4, width: 20, height: 4 };
const codes = (layout: Layout) => layoutProblems(layout).map(({ code, severity }) => `${severity} ${code}`);
const form = (...elements: readonly ElementInput[]): Layout =>
  layoutSchema.parse({
    kind: 'examinationForm',
    paper: { width: 210, height: 297 },
    pages: [
      { elements: [{ kind: 'field', field: 'name', box, size: 3 }, { kind: 'field', field: 'caseNumber', box, size: 3 }, ...elements] },
    ],
  });

describe('a layout of the house', () => {
  it.each(documentKinds)('of kind %s has no problem', (kind) => expect(layoutProblems(defaultLayouts[kind])).toEqual([]));
  it.each(documentKinds)('of kind %s survives JSON', (kind) =>
    expect(layoutSchema.parse(JSON.parse(JSON.stringify(defaultLayouts[kind])))).toEqual(defaultLayouts[kind]),
  );
});

describe('every field', () => {
  it('has words in both languages, and no sample longer than a paragraph', () => {
    const declared = Object.values(kinds).flatMap(({ fields, lists }) => [fields, ...Object.values(lists).map((list) => list.fields)]);
    for (const fields of declared)
      for (const { title } of Object.values(fields)) expect([title.zh, title.en].every((words) => words !== '')).toBe(true);
  });
});

describe('a problem is found', () => {
  it.each<[string, ElementInput, string]>([
    ['a field that nobody knows', { kind: 'field', field: 'bloodGroup', box, size: 2 }, 'error UnknownField'],
    ['English that nobody knows', { kind: 'field', field: 'name', english: 'nameEn', box, size: 2 }, 'error UnknownField'],
    ['what was found, on a card', { kind: 'field', field: 'outcome', box, size: 2 }, 'error ProhibitedField'],
    ['a condition on it', { kind: 'text', text: '示例', when: 'reasons', box, size: 2 }, 'error ProhibitedField'],
    ['a text outside the page', { kind: 'text', text: '示例', box: { ...box, x: 70 }, size: 2 }, 'error OutsidePage'],
    ['a code too fine for phones', { kind: 'qr', box: { x: 4, y: 4, width: 18, height: 18 } }, 'error QrTooSmall'],
    [
      'a code too fine for the printer',
      { kind: 'qr', box: { x: 59, y: 12.6, width: 23.7, height: 23.7 }, dotsPerInch: 203 },
      'error QrTooSmall',
    ],
    ['a barcode too fine for scanners', { kind: 'barcode', field: 'number', box }, 'error BarcodeTooSmall'],
    ['a picture that there is not', { kind: 'image', picture: 'logo', box }, 'error UnknownPicture'],
    ['a picture from nowhere', { kind: 'image', box }, 'error PictureUnclear'],
    ['a text that is hard to read', { kind: 'text', text: '示例', box, size: 1.2 }, 'warning TextTooSmall'],
  ])('%s', (_what, element, problem) => expect(codes(cardWith(element))).toEqual([problem]));

  it('a card without its code', () => {
    const { pages, ...rest } = defaultLayouts.card;
    const without = { ...rest, pages: pages.map(({ elements }) => ({ elements: elements.filter(({ kind }) => kind !== 'qr') })) };
    expect(layoutProblems(without)).toEqual([{ code: 'NeededMissing', severity: 'error', path: 'pages', name: 'qrUrl' }]);
  });

  it.each<[string, ElementInput, string]>([
    [
      'a list that there is not',
      {
        kind: 'flow',
        box: { x: 10, y: 10, width: 100, height: 100 },
        blocks: [{ kind: 'rows', list: 'visits', size: 3, rowHeight: 6, columns: [{ width: 10 }] }],
      },
      'error UnknownList',
    ],
    [
      'columns wider than the page',
      {
        kind: 'flow',
        box: { x: 10, y: 10, width: 100, height: 100 },
        blocks: [{ kind: 'rows', list: 'results', size: 3, rowHeight: 6, columns: [{ width: 101, field: 'item' }] }],
      },
      'error ColumnsTooWide',
    ],
    [
      'a column of another list',
      {
        kind: 'flow',
        box: { x: 10, y: 10, width: 100, height: 100 },
        blocks: [{ kind: 'rows', list: 'results', size: 3, rowHeight: 6, columns: [{ width: 50, field: 'disease' }] }],
      },
      'error UnknownField',
    ],
    [
      'a group higher than its flow',
      { kind: 'flow', box: { x: 10, y: 10, width: 100, height: 40 }, blocks: [{ kind: 'group', height: 41, elements: [] }] },
      'error OutsidePage',
    ],
  ])('%s', (_what, element, problem) => expect(codes(form(element))).toEqual([problem]));

  it('two flows on a page', () => {
    const flow: ElementInput = {
      kind: 'flow',
      box: { x: 10, y: 10, width: 100, height: 40 },
      blocks: [{ kind: 'group', height: 4, elements: [] }],
    };
    expect(codes(form(flow, flow))).toEqual(['error FlowTwice']);
  });

  it('what is no layout at all, with its place', () =>
    expect(
      problemsOfDesign({
        kind: 'card',
        paper: { width: 85.6, height: 54 },
        pages: [{ elements: [{ kind: 'rectangle', box, fill: 'url(#x)' }] }],
      }),
    ).toMatchObject([{ code: 'Malformed', severity: 'error', path: 'pages.0.elements.0.fill' }]));
});

describe('the room that a code takes', () => {
  it('is told without drawing it', () => {
    expect(qrModules(kinds.card.fields.qrUrl!.sample)).toBe(73);
    expect(qrModules('https://health.example.cn/v/q7Zk3vX0aLw9TfRb')).toBe(33);
    expect(barModules('261121048172')).toBe(101);
  });
});
