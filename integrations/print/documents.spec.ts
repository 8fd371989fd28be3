import { defaultLayouts, layoutSchema, sampleOf, type ElementInput, type Layout } from '@healthcert/domain/layout';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../fonts/index.ts';
import { renderedPages, type RenderedPage } from './raster.ts';
import { pngOf, renderPdf, streamPdf, type PrintSettings } from './index.ts';
import { readBars } from './testing/read-codes.ts';

const fonts = openFonts();
const draw = async (layout: Layout, settings: PrintSettings = {}, data = sampleOf(layout.kind)) =>
  renderedPages(await renderPdf([{ layout, data }], { fonts, ...settings }));
/** Only their words and their number are looked at, so that a coarse picture does. */
const read = async (layout: Layout, data = sampleOf(layout.kind)) => renderedPages(await renderPdf([{ layout, data }], { fonts }), 40);
const form = (...elements: readonly ElementInput[]): Layout =>
  layoutSchema.parse({ kind: 'examinationForm', paper: { width: 210, height: 297 }, pages: [{ elements }] });

/** The first and last column, and row, that have ink, in mm. */
const inkOf = ({ pixels: { width, height, data } }: RenderedPage) => {
  const edges = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[(y * width + x) * 4]! > 127) continue;
      edges.left = Math.min(edges.left, x);
      edges.right = Math.max(edges.right, x + 1);
      edges.top = Math.min(edges.top, y);
      edges.bottom = Math.max(edges.bottom, y + 1);
    }
  }
  return Object.fromEntries(Object.entries(edges).map(([name, dots]) => [name, (dots * 25.4) / 300]));
};
const near = (found: Record<string, number>, wanted: Record<string, number>): void => {
  for (const [name, millimetres] of Object.entries(wanted)) expect(Math.abs(found[name]! - millimetres), name).toBeLessThan(0.2);
};
const block: ElementInput = { kind: 'rectangle', box: { x: 40, y: 60, width: 30, height: 20 }, fill: '#000000', overlay: true };

describe('what stands on the paper', () => {
  it('stands within 0.2 mm of where the layout says', async () =>
    near(inkOf((await draw(form(block)))[0]!), { left: 40, right: 70, top: 60, bottom: 80 }));
  it('is shifted by what a printer is off', async () =>
    near(inkOf((await draw(form(block), { offset: { x: 1.5, y: -2.5 } }))[0]!), { left: 41.5, right: 71.5, top: 57.5, bottom: 77.5 }));
  it('is enlarged for a printer that shrinks', async () =>
    near(inkOf((await draw(form(block), { scale: 1.02 }))[0]!), { left: 40.8, right: 71.4, top: 61.2, bottom: 81.6 }));
  it('is, on pre-printed stock, only what differs from paper to paper, at the same place', async () => {
    const name: ElementInput = { kind: 'field', field: 'name', box: { x: 40, y: 60, width: 60, height: 8 }, size: 6, vertical: 'middle' };
    const layout = form(name, { kind: 'text', text: '姓名', box: { x: 10, y: 60, width: 20, height: 8 }, size: 6 });
    const [whole] = await draw(layout);
    const [over] = await draw(layout, { overlay: true, offset: { x: 2, y: 0 } });
    expect(whole!.text).toContain('姓名');
    expect(over!.text.trim()).toBe('欧阳示例');
    const ink = inkOf(over!);
    expect(ink.left!).toBeGreaterThan(41.9);
    expect(ink.left!).toBeLessThan(43.5);
  });
});

describe('the papers of the house', () => {
  it.each([
    ['guideSheet', ['体检指引单', '欧阳示例', '261121048172', '放射科', '空腹']],
    ['receipt', ['登记回执', '存根', '凭本回执领取健康证']],
    ['examinationForm', ['食品从业人员健康检查表', '341100199401010018', '63', '↑', '7–40', '示例丁', '待复查', '盖章处']],
    ['blankForm', ['应急空白表', 'B000000013', '贴照片处']],
    ['cashierDay', ['收费日结单', '叁佰肆拾玖元整', '4172611210005', '-105.00', '找零差错']],
  ] as const)('of kind %s are one page and say what they are for', async (kind, words) => {
    const pages = await read(defaultLayouts[kind]);
    expect(pages.length).toBe(1);
    for (const word of words) expect(pages[0]!.text).toContain(word);
  });

  it.each([
    ['guideSheet', '261121048172'],
    ['examinationForm', '261121048172'],
    ['blankForm', 'B000000013'],
    ['specimenLabel', '261121048172011'],
  ] as const)('of kind %s carry a barcode that a scanner reads', async (kind, code) =>
    expect(await readBars((await draw(defaultLayouts[kind]))[0]!)).toEqual([code]),
  );

  it('have room for the longest names, and for characters of rare names', async () => {
    const sample = sampleOf('guideSheet');
    const name = '阿卜杜热合曼·买买提图尔逊·艾山江·示例';
    const [page] = await read(defaultLayouts.guideSheet, { ...sample, values: { ...sample.values, name } });
    expect(page!.text.replaceAll(/\s/g, '')).toContain(name);
    // Without a font that has it the character shows as a box, and the paper still comes.
    expect((await read(defaultLayouts.guideSheet, { ...sample, values: { ...sample.values, name: '王\u{2C386}' } })).length).toBe(1);
  });
});

describe('a table', () => {
  it('of 500 rows runs over pages, its head and the person on each, nothing lost', async () => {
    const sample = sampleOf('examinationForm');
    const rows = Array.from({ length: 500 }, (_, n) => ({
      station: '检验科',
      item: `项目${String(n).padStart(3, '0')}号`,
      found: '未见异常',
      performer: '示例丁',
    }));
    const pdf = await renderPdf(
      [{ layout: defaultLayouts.examinationForm, data: { ...sample, lists: { ...sample.lists, results: rows } } }],
      { fonts },
    );
    const pages = await renderedPages(pdf, 40);
    expect(pages.length).toBeGreaterThan(10);
    const found = pages.flatMap(({ text }) => [...text.matchAll(/项目(\d{3})号/g)].map(([, n]) => Number(n)));
    expect(found).toEqual(rows.map((_row, n) => n));
    for (const { text } of pages.slice(1, -1))
      for (const words of ['欧阳示例', 'Examiner', '341100********0018']) expect(text).toContain(words);
    expect(pages.at(-1)!.text).toContain('主检医师');
    expect(pages.map(({ text }) => text.includes('Chief physician')).filter(Boolean)).toHaveLength(1);
  });

  it('grows a row with what is in it', async () => {
    const sample = sampleOf('examinationForm');
    const remark = '既往曾患过敏性皮肤病，现已痊愈，无复发。'.repeat(3);
    const [page] = await read(defaultLayouts.examinationForm, {
      ...sample,
      lists: { ...sample.lists, history: [{ disease: '皮肤病', had: '有', remark }] },
    });
    expect(page!.text.replaceAll(/\s/g, '')).toContain(remark);
  });

  it('says in English too what the dictionaries say, and once what was written by hand', async () => {
    const sample = sampleOf('examinationForm');
    const rows = [
      { station: '皮肤科', item: '皮肤', found: '手癣（左手）；已嘱治疗', foundWordsEn: 'Tinea manus (左手)' },
      { station: '检验科', item: 'ALT', found: '17.4', foundWordsEn: '' },
    ];
    const [page] = await read(defaultLayouts.examinationForm, { ...sample, lists: { ...sample.lists, results: rows } });
    const text = page!.text.replaceAll(/\s/g, '');
    expect(text).toContain('Tineamanus(左手)');
    for (const once of ['已嘱治疗', '17.4']) expect(text.split(once)).toHaveLength(2);
  });

  it('never parts a conclusion from the names and the seal beneath it', async () => {
    const sample = sampleOf('examinationForm');
    for (const more of [0, 2, 3, 4, 6, 30]) {
      const results = Array.from({ length: 9 + more }, () => ({ station: '检验科', item: '项目', found: '未见异常' }));
      const pages = await read(defaultLayouts.examinationForm, { ...sample, lists: { ...sample.lists, results } });
      const last = pages.at(-1)!.text;
      for (const words of ['主检结论', '结论依据', '机构意见', '主检医师']) expect(last, `${more} more`).toContain(words);
    }
  });
});

describe('a batch', () => {
  it('of 500 cards comes piece by piece, a card in memory at a time', async () => {
    const printable = { layout: defaultLayouts.card, data: sampleOf('card') };
    let asked = 0;
    const cards = function* () {
      for (; asked < 500; asked += 1) yield printable;
    };
    // Of this process's time: what else the machine does is not looked at here.
    const begun = process.cpuUsage();
    const pieces = streamPdf(cards(), { fonts, pages: 'first', marked: true });
    await pieces.next();
    expect(asked).toBeLessThan(3);
    let marks = '';
    for await (const piece of pieces) marks = (marks + Buffer.from(piece).toString('latin1')).slice(-200_000);
    expect(marks).toContain('/HealthcertPapers 500\n');
    const { user, system } = process.cpuUsage(begun);
    expect(500 / ((user + system) / 1e6)).toBeGreaterThan(15);
  });

  it('leaves out what cannot be drawn, names it, and keeps the others', async () => {
    const label = (id: string, specimenNumber: string) => {
      const sample = sampleOf('specimenLabel');
      return { id, layout: defaultLayouts.specimenLabel, data: { ...sample, values: { ...sample.values, specimenNumber } } };
    };
    const failed: string[] = [];
    const documents = [
      label('one', '261121048172011'),
      label('two', '1'.repeat(200)),
      { id: 'three', layout: null },
      label('four', '261121048172028'),
    ];
    const pieces: Uint8Array[] = [];
    for await (const piece of streamPdf(documents, { fonts, marked: true, onUnprintable: (id) => failed.push(id) })) pieces.push(piece);
    const pdf = Buffer.concat(pieces);
    expect(failed).toEqual(['two']);
    expect(await Promise.all((await renderedPages(pdf)).map(readBars))).toEqual([['261121048172011'], ['261121048172028']]);
    const marks = [...pdf.toString('latin1').matchAll(/\/Healthcert(\w+) \/?([\w-]+)/g)].map(([, name, of]) => `${name} ${of}`);
    expect(marks).toEqual(['Papers 1', 'Undrawable two', 'Papers 2', 'LeftOut three', 'Papers 3', 'Papers 4']);
  });

  it('of which nothing can be drawn is refused, rather than empty', async () => {
    const sample = sampleOf('specimenLabel');
    const data = { ...sample, values: { ...sample.values, specimenNumber: '1'.repeat(200) } };
    const drawn = streamPdf([{ id: 'one', layout: defaultLayouts.specimenLabel, data }], { fonts, onUnprintable: () => undefined });
    await expect(drawn.next()).rejects.toMatchObject({ name: 'DocumentUnprintable' });
  });

  it('stops where its signal says', async () => {
    const stop = new AbortController();
    const printable = { layout: defaultLayouts.specimenLabel, data: sampleOf('specimenLabel') };
    const labels = function* () {
      for (let n = 0; n < 10; n += 1) {
        if (n === 3) stop.abort();
        yield printable;
      }
    };
    await expect(renderPdf(labels(), { fonts, signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a picture of a paper', () => {
  it('has the pixels of 300 dpi, and says its size', async () => {
    const png = Buffer.from((await pngOf(await renderPdf([{ layout: defaultLayouts.card, data: sampleOf('card') }], { fonts })))!);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1011, 638]);
    const density = png.indexOf('pHYs');
    expect(png.readUInt32BE(density + 4)).toBe(11811);
  });
});
