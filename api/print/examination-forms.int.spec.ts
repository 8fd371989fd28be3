import { mainClinic } from '@healthcert/ops/seed';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderedPages, type RenderedPage } from '../../integrations/print/raster.ts';
import { sealPicture, sealRed } from '../../integrations/print/testing/seal-picture.ts';
import { cityOfFile, examine, passage, somebody, type Crew, type TestSystem } from '../testing/index.ts';

const [red, green, blue] = sealRed;

/** Its colour shows, and its place to a third of a millimetre. */
const dotsPerInch = 100;

/** Where the seal lies on a page, in millimetres. Null: it is not there. */
const sealOn = ({ pixels: { data, width }, width: millimetres }: RenderedPage) => {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let n = 0; n < data.length; n += 4) {
    if (data[n] !== red || data[n + 1] !== green || data[n + 2] !== blue) continue;
    const [x, y] = [(n / 4) % width, Math.floor(n / 4 / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  const mm = (pixel: number): number => Math.round((pixel * millimetres) / width);
  return right < 0 ? null : { left: mm(left), top: mm(top), width: mm(right - left), height: mm(bottom - top) };
};

const words = ({ text }: RenderedPage): string => text.replaceAll(/\s/g, '');

const awkward = somebody({
  name: '阿卜杜热合曼·买买提·吐尔逊江·示例',
  employer: '示例县示例镇示例街道示例大型综合农贸市场熟食区第一百二十八号示例餐饮管理有限责任公司（示例分店）',
});
const inEnglish = ['Exudative skin disease', 'Not detected', 'History of dysentery', 'Unfit', 'Cured 2010-09'].map((said) =>
  said.replaceAll(' ', ''),
);
const opinion = '建议离岗治疗，治愈后持二级以上医院皮肤科诊断证明到本机构复查；治疗期间不得从事接触直接入口食品的工作。'.repeat(6);

let test: TestSystem;
let crew: Crew;
let plain: string;
let full: string;

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  ({ caseId: plain } = await passage(crew, 'reviewed', { person: somebody({ name: '示例平常' }) }));
  ({ caseId: full } = await passage(crew, 'arrived', { person: awkward }));
  const clinic = await test.as('clinicadmin');
  const value = { name: { zh: '体检专用章', en: 'Seal for examinations' }, image: Buffer.from(sealPicture()).toString('base64') };
  await clinic.done('changeInstitutionSeals', { institutionId: mainClinic, changes: [{ add: { code: 'seal', value } }] });
  await test.settled();
});

const found = async (): Promise<void> => {
  await examine(crew, full, awkward);
  const correct = (item: string, result: object) =>
    crew.exam.done('correctResult', { caseId: full, item, values: [], reason: '演示', ...result });
  await correct('history', {
    findings: ['hepatitisAEHistory', 'dysenteryHistory', 'typhoidHistory', 'tuberculosisHistory', 'skinDiseaseHistory'].map((code) => ({
      code,
    })),
    history: ['hepatitisAEHistory', 'dysenteryHistory', 'tuberculosisHistory'].map((disease, n) => ({
      disease,
      since: `201${n}-03`,
      cured: true,
      curedSince: `201${n}-09`,
      remark: '在示例县人民医院住院治疗，出院后定期复查，出具治愈证明并已交单位留存',
    })),
    remark: '本人陈述，未见原始病历',
  });
  await correct('skin', {
    findings: ['tineaManus', 'onychomycosis', 'handEczema', 'psoriasis', 'exudativeSkinDisease', 'purulentSkinDisease', 'handWound'].map(
      (code, n) => ({ code, site: ['左手拇指、食指及掌心', '右手环指与小指甲缘', '双手手背至腕部'][n % 3] }),
    ),
    remark: '皮损边界清楚，有渗液与结痂，局部触痛，已嘱离岗并转皮肤科。'.repeat(4),
  });
  await correct('chestXray', {
    findings: [{ code: 'oldLesion' }],
    remark: '右上肺见条索状、结节状高密度影，边界清楚，较前片无变化。'.repeat(6),
  });
  await crew.doctor.done('concludeCase', { caseId: full, opinion });
  await crew.reviewer.done('reviewConclusion', { caseId: full });
};

const print = (ids: readonly string[], job?: string): Promise<LightMyRequestResponse> =>
  crew.doctor.request({ method: 'POST', url: '/api/print/examinationForm', payload: { ids, ...(job && { job }) } });
const kept = async (caseId: string) =>
  (await test.owner.query('SELECT version FROM archived_paper WHERE paper_id = $1', [caseId])).rows.length;

describe('the examination form with the institution’s seal (A9)', () => {
  it('bears the picture of the seal beside the conclusion once it is reviewed, and not before', async () => {
    const { caseId } = await passage(crew, 'concluded', { person: somebody() });
    const pages = async (id: string) =>
      renderedPages((await crew.doctor.request({ url: `/api/print/examinationForm/${id}.pdf` })).rawPayload, dotsPerInch);
    const [unreviewed] = await pages(caseId);
    expect(sealOn(unreviewed!)).toBeNull();
    const [reviewed, ...more] = await pages(plain);
    expect(more).toHaveLength(0);
    const seal = sealOn(reviewed!)!;
    // A ring of 290 of the picture's 300 dots, in a box of 36 mm.
    expect([seal.width, seal.height]).toEqual([35, 35]);
    expect(seal.left + seal.width).toBeLessThan(210 - 12);
    expect(seal.top + seal.height).toBeLessThan(288);
  });

  it('runs over to another page with all that was found and said, and is sealed once, at the conclusion', async () => {
    await found();
    const answer = await crew.doctor.request({ url: `/api/print/examinationForm/${full}.pdf` });
    const pages = await renderedPages(answer.rawPayload, dotsPerInch);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => sealOn(page) !== null)).toEqual(pages.map((_page, n) => n === pages.length - 1));
    const whole = pages.map(words).join('');
    for (const said of [
      ...inEnglish,
      awkward.name,
      awkward.employer,
      opinion,
      '渗出性皮肤病（右手环指',
      '较前片无变化',
      '出具治愈证明',
      `${pages.length}/${pages.length}`,
    ])
      expect(whole).toContain(said);
  });

  it('comes for several as one PDF, kept for each, and counts as printed again when it is', async () => {
    const job = '0199aa00-0000-7000-8000-00000000b001';
    const first = await print([plain, full], job);
    expect([first.headers['content-type'], first.headers['x-papers'], first.headers['x-papers-reprinted']]).toEqual([
      'application/pdf',
      '2',
      '0',
    ]);
    const pages = await renderedPages(first.rawPayload, 60);
    const headed = pages.filter((page) => words(page).includes('食品从业人员健康检查表') && words(page).includes('民族'));
    expect(headed.map((page) => words(page).includes('示例平常'))).toEqual([true, false]);
    expect(await Promise.all([plain, full].map(kept))).toEqual([1, 1]);
    const again = await print([plain, full]);
    expect(again.headers['x-papers-reprinted']).toBe('2');
    expect(await Promise.all([plain, full].map(kept))).toEqual([1, 1]);
  });
});
