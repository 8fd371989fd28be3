import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claims, now, testKeySet } from '../credential/testing/fixtures.ts';
import { fromJwks, parseQrUrl, toJwks, verifyCredential } from '../credential/index.ts';
import { openFonts } from '../fonts/index.ts';
import { oneGlyphFont } from '../fonts/testing/one-glyph-font.ts';
import { jpeg, phoneExif, png, withSegment } from '../portrait/testing/pictures.ts';
import { cardDocument, cardTitle, defaultLayouts, type Card } from '@healthcert/domain/layout';
import { DocumentUnprintable, renderPdf, type PrintSettings } from './index.ts';
import { card } from './testing/card-data.ts';
import { readQrs } from './testing/read-codes.ts';
import { renderedPages, type RenderedPage } from './raster.ts';

const fonts = openFonts();
const layout = defaultLayouts.card;
const renderCards = (cards: readonly Card[], settings: PrintSettings = {}): Promise<Uint8Array> =>
  renderPdf(
    cards.map((one) => ({ layout, data: cardDocument(one) })),
    { fonts, pages: 'first', ...settings },
  );
const render = (...cards: readonly Card[]) => renderCards(cards);
const firstPage = async (overrides: Parameters<typeof card>[0] = {}): Promise<RenderedPage> =>
  (await renderedPages(await render(card(overrides))))[0]!;

/** The colour at a place given in millimetres. */
const colourAt = ({ pixels }: RenderedPage, x: number, y: number): readonly number[] => {
  const at = (Math.round((y / 25.4) * 300) * pixels.width + Math.round((x / 25.4) * 300)) * 4;
  return [...pixels.data.subarray(at, at + 3)];
};

describe('a printed card', () => {
  it('has the true size of a bank card, one page each', async () => {
    const pages = await renderedPages(await render(card(), card({ name: '王芳' })));
    expect(pages.map(({ width, height }) => [width.toFixed(2), height.toFixed(2)])).toEqual([
      ['85.60', '54.00'],
      ['85.60', '54.00'],
    ]);
    expect(pages[1]!.text).toContain('王芳');
  });

  it('says in both languages what it certifies', async () => {
    const { text } = await firstPage();
    for (const words of [
      '食品从业人员健康证明',
      'HEALTH CERTIFICATE',
      '欧阳示例',
      '女',
      '341100********0018',
      '热食类食品制售',
      '3411 0020 2611 2100 4817',
      '示例县疾病预防控制中心',
      '2026.11.21 – 2027.11.20',
    ])
      expect(text).toContain(words);
  });

  it.each([
    ['food', '食品从业人员健康证明'],
    ['public-place', '公共场所从业人员健康合格证明'],
    ['cadre', '健康证明'],
  ])('of category %s is titled %s', async (category, title) =>
    expect((await firstPage({ title: cardTitle(category) })).text).toContain(title),
  );

  it('carries a code that a phone reads and the published key verifies', async () => {
    const [qr, ...more] = await readQrs(await firstPage());
    expect(more).toEqual([]);
    const { credential, opaqueId } = parseQrUrl(qr!.text)!;
    expect(opaqueId).toBe('q7Zk3vX0aLw9TfRb');
    const published = fromJwks(JSON.parse(JSON.stringify(toJwks(testKeySet()))));
    expect(verifyCredential(credential!, published, now)).toMatchObject({
      outcome: 'valid',
      claims: { name: '欧阳示例', number: claims().number },
    });
  });

  it('draws each module of the code three dots wide at 300 dpi, at level M', async () => {
    const page = await firstPage();
    const [qr] = await readQrs(page);
    expect(qr).toMatchObject({ level: 'M', modules: 73 });
    expect(qr!.width).toBeGreaterThan(73 * 3 - 2.5);
    expect(qr!.width).toBeLessThan(73 * 3 + 1.5);
    // Along a row through the code no dot is grey, and every run of dark or light ones is a multiple of three.
    const row = Math.round((24 / 25.4) * 300);
    const [from, to] = [Math.round((60.5 / 25.4) * 300), Math.round((81.2 / 25.4) * 300)];
    const line = Array.from({ length: to - from }, (_, n) => page.pixels.data[(row * page.pixels.width + from + n) * 4]!);
    expect(line.filter((value) => value > 10 && value < 245)).toEqual([]);
    const runs = line
      .map((value) => (value < 128 ? '#' : ' '))
      .join('')
      .trim()
      .match(/#+| +/g)!;
    expect(runs.length).toBeGreaterThan(20);
    expect(runs.filter(({ length }) => length % 3 !== 0)).toEqual([]);
  });

  it('is small: only the characters used are embedded', async () => {
    expect((await render(card())).length).toBeLessThan(40_000);
    expect((await render(card({ portrait: jpeg }))).length).toBeLessThan(42_000);
  });

  it('is the same for the same certificate', async () =>
    expect(await render(card({ qrUrl: 'https://a/v/1' }))).toEqual(await render(card({ qrUrl: 'https://a/v/1' }))));

  it('shows the portrait', async () => {
    expect(colourAt(await firstPage({ portrait: png() }), 6, 16)).toEqual([0xcc, 0xdd, 0xee]);
    const [red, green, blue] = colourAt(await firstPage({ portrait: jpeg }), 6, 16);
    expect(blue! > green! && green! > red!).toBe(true);
  });

  it('turns a portrait as a phone says that it was held', async () => {
    const cloth = await firstPage({ portrait: withSegment(jpeg, 0xe1, phoneExif(3)) });
    for (const [n, channel] of colourAt(cloth, 14, 15.5).entries()) expect(Math.abs(channel - [0x33, 0x46, 0x5c][n]!)).toBeLessThan(12);
  });

  it('shows a silhouette where there is none', async () =>
    expect(colourAt(await firstPage({ portrait: null }), 6, 16)).toEqual([0xe4, 0xea, 0xf0]));

  it.each(['阿卜杜热合曼·买买提图尔逊·艾山江·示例', '司马相如', 'Nguyễn Thị Thanh Hương Alexandra', '王'])(
    'has room for the name %s',
    async (name) => {
      const { text } = await firstPage({ name });
      expect(text.replaceAll(/\s/g, '')).toContain(name.replaceAll(' ', ''));
    },
  );

  it('still has a code that reads for the longest names', async () => {
    const name = '阿卜杜热合曼·买买提图尔逊·艾山江·示例示例';
    const zh = '示例自治州示例县示例镇中心卫生院暨社区卫生服务中心';
    const [qr] = await readQrs(await firstPage({ name, institution: { zh, en: '' } }));
    expect(verifyCredential(parseQrUrl(qr!.text)!.credential!, testKeySet(), now)).toMatchObject({
      outcome: 'valid',
      claims: { name, issuer: zh },
    });
  });

  it('takes less error correction before it refuses a code for its length', async () => {
    const [qr] = await readQrs(await firstPage({ qrUrl: `https://health.example.cn/v/q7Zk3vX0aLw9TfRb#${'7'.repeat(1400)}` }));
    expect(qr).toMatchObject({ level: 'L', modules: 85 });
  });

  it('draws a rare character with the fallback font', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    writeFileSync(join(folder, 'rare.ttf'), oneGlyphFont('\u{2C386}', 'RareNames-Regular'));
    const withFallback = openFonts({ fallbackDirectory: folder });
    rmSync(folder, { recursive: true });
    const pdf = await renderCards([card({ name: '王\u{2C386}' })], { fonts: withFallback });
    expect(Buffer.from(pdf).toString('latin1')).toContain('RareNames-Regular');
    const [page] = await renderedPages(pdf);
    expect(page!.text).toContain('王\u{2C386}');
    expect(colourAt(page!, 27 + 4.6 * 1.5, 19.3)).toEqual([0x17, 0x21, 0x2b]);
  });
});

describe('printing', () => {
  it('turns the card where both sides are asked for', async () => {
    const pages = await renderedPages(await renderCards([card(), card()], { pages: 'all' }));
    expect(pages.map(({ text }) => text.includes('持证须知'))).toEqual([false, true, false, true]);
  });

  it('shifts everything by the offset of a printer', async () => {
    const [page] = await renderedPages(await renderCards([card()], { offset: { x: 2, y: 3 } }));
    expect(colourAt(page!, 1, 5)).toEqual([255, 255, 255]);
    expect(colourAt(page!, 3, 5)).toEqual([0x17, 0x60, 0x8f]);
  });

  it('of no card is refused, rather than a PDF without pages', () => expect(render()).rejects.toMatchObject({ name: 'NothingDrawn' }));

  it.each([
    ['a broken portrait', { portrait: Uint8Array.of(1, 2, 3) }],
    ['a code that no box holds', { qrUrl: `https://health.example.cn/v/q7Zk3vX0aLw9TfRb#${'7'.repeat(3000)}` }],
  ])('with %s names which of the batch it is, not the person', async (_what, overrides) => {
    const failure = await render(card(), card(overrides)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DocumentUnprintable);
    expect(failure).toMatchObject({ index: 1 });
    expect(String(failure)).not.toContain(claims().name);
  });
});
