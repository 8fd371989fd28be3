import { caseOperations } from '@healthcert/domain/case';
import { feePolicies, feePrices } from '@healthcert/domain/configuration';
import { institutionOperations } from '@healthcert/domain/institution';
import { type Actor, derivedId, type Operation } from '@healthcert/domain/kernel';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { staffOperations } from '@healthcert/domain/staff';
import {
  caseStory,
  clinicStaff,
  countyStaff,
  endings,
  mainClinic,
  mainStaff,
  seededRandom,
  syntheticPortrait,
  type CaseStory,
  type Ending,
  type Hand,
  type Random,
  type SeedStaff,
} from '@healthcert/ops/seed';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { System } from '../system.ts';
import { setEmployers } from './employers.ts';
import { createSender, foundCity, type Send } from './found-city.ts';
import { confirmRules, proposeRules } from './propose-rules.ts';
import { reportOf, setRadiologyForm } from './radiology.ts';
import { seedArchives } from './seed-archives.ts';
import { seedBookings } from './seed-bookings.ts';
import { seedSpecimens } from './seed-specimens.ts';
import { setStandings } from './set-standings.ts';
import { earlierToday } from './today.ts';

const demoSeed = 'healthcert demo';
const otherClinics = ['tianchang-clinic', 'langya-1'];
/** A clinic with one physician now: the county reviews what they conclude. */
const remotelyReviewed = 'langya-1';
const mayBeLate = 20_000;

const handOf = (institutionId: string): Readonly<Record<Hand, string>> =>
  institutionId === mainClinic
    ? {
        desk: 'staff-desk',
        exam: 'staff-exam',
        doctor: 'staff-doctor',
        reviewer: 'staff-reviewer',
        certificates: 'staff-certs',
        administrator: 'staff-clinicadmin',
      }
    : {
        desk: `staff-${institutionId}.desk`,
        exam: `staff-${institutionId}.exam`,
        doctor: `staff-${institutionId}.doctor`,
        reviewer: `staff-${institutionId}.reviewer`,
        certificates: `staff-${institutionId}.desk`,
        administrator: 'staff-cityadmin',
      };

/** What the demo is about: some cases in every state, more in those that a day's work sees. */
const plan = (random: Random, now: Date): readonly { institutionId: string; ending: Ending; begins: Date; abnormal?: string }[] => {
  const hour = 3_600_000;
  const daysAgo = (least: number, most: number) => new Date(now.getTime() - random.int(least * 24, most * 24) * hour);
  const today: Ending[] = [
    ...Array<Ending>(4).fill('registered'),
    ...Array<Ending>(5).fill('arrived'),
    ...Array<Ending>(6).fill('examining'),
    'cancelled',
  ];
  const earlier: Ending[] = [
    ...Array<Ending>(4).fill('examined'),
    ...Array<Ending>(3).fill('concluded'),
    ...Array<Ending>(3).fill('reviewed'),
  ];
  const done = endings.filter((ending) => endings.indexOf(ending) >= endings.indexOf('issued') && ending !== 'cancelled');
  return [
    ...today.map((ending) => ({ institutionId: mainClinic, ending, begins: earlierToday(now, random.int(100, 220)) })),
    ...earlier.map((ending) => ({ institutionId: mainClinic, ending, begins: daysAgo(1, 3) })),
    ...['alt', 'skin', 'chestXray', 'shigella'].map((abnormal) => ({
      institutionId: mainClinic,
      ending: 'examined' as const,
      begins: daysAgo(1, 3),
      abnormal,
    })),
    ...[...done, ...Array<Ending>(6).fill('handedOut')].map((ending) => ({ institutionId: mainClinic, ending, begins: daysAgo(4, 300) })),
    { institutionId: remotelyReviewed, ending: 'concluded', begins: daysAgo(1, 3) },
    ...otherClinics.flatMap((institutionId) =>
      (['arrived', 'examined', 'reviewed', 'handedOut'] as const).map((ending) => ({ institutionId, ending, begins: daysAgo(2, 40) })),
    ),
    ...Array<Ending>(5)
      .fill('issued')
      .map((ending) => ({ institutionId: mainClinic, ending, begins: daysAgo(1, 3) })),
  ];
};

/**
 * Fills an empty city through the ordinary doors: institutions, programmes, roles, staff, and a few dozen cases in every
 * state. Every step has an id of its own, so a start that was interrupted goes on where it stopped.
 */
export const seedDemo = async (system: System, say: (line: string) => void): Promise<readonly string[]> => {
  const passwordFile = join(system.settings.DATA_DIR, 'demo-password');
  const known = await readFile(passwordFile, 'utf8').catch(() => null);
  const password = known?.trim() ?? `Demo-${randomBytes(6).toString('base64url')}`;
  const lines = signInLines(password);
  if (known?.endsWith('\n')) return lines;
  if (known === null) await writeFile(passwordFile, password, { mode: 0o600 });
  say('Preparing the demo city ...');

  const send = createSender(system, demoSeed);
  const staff: readonly SeedStaff[] = [...mainStaff, ...countyStaff, ...otherClinics.flatMap(clinicStaff)];
  await foundCity(send, staff, new Date('2026-01-02T01:00:00.000Z'));
  for (const { staffId, loginName } of staff) {
    await system.accounts.create({ staffId, loginName, password, mustChange: false }).catch((error: { code?: string }) => {
      if (error.code !== 'LoginNameTaken') throw error;
    });
  }

  await setFees(send, new Date('2026-01-02T01:00:00.000Z'));
  await setEmployers(send, new Date('2026-01-02T01:00:00.000Z'));
  await setRadiologyForm(send, new Date('2026-01-02T01:00:00.000Z'));
  const [city, commission] = await Promise.all([system.actorOf('staff-cityadmin'), system.actorOf('staff-commission')]);
  if (city && commission) await confirmRules(send, city, commission);
  const random = seededRandom(demoSeed);
  // Of the first start: ids follow from it, and a start after an interrupted one must tell the same stories.
  const { mtime: now } = await stat(passwordFile);
  let last = '';
  const atStations: string[] = [];
  for (const { institutionId, ending, begins, abnormal } of plan(random, now)) {
    const story = caseStory({
      random,
      programmes: [foodHandler, publicPlace],
      institutionId,
      begins,
      ending,
      ...(abnormal && { abnormal }),
    });
    last = (await tell(system, story, institutionId, now, send)) ?? last;
    if (institutionId === mainClinic && ending === 'examining') atStations.push(story.caseId);
  }
  await seedSpecimens(system, atStations, now, send);
  await seedBookings(now, send);
  await seedArchives(system, now, send);
  const remote = { institutionId: remotelyReviewed, review: 'remote' };
  if (city) await setStandings(send, city, now);
  if (city) await proposeRules(send, city, now);
  if (city) await send(institutionOperations.arrangeReview, remote, city, now, 'remote review');
  // Helps out at a township that has nobody for it.
  const besides = { staffId: 'staff-xray', institutionId: remotelyReviewed, roleIds: ['radiology'] };
  if (city) await send(staffOperations.appointStaff, besides, city, now, 'appointment besides');
  await system.reads.reached(caseWorklistModel, last, mayBeLate);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  return lines;
};

/** Sends one story's steps, each by whose hand it is; certificates are named as they were allotted. */
const tell = async (system: System, story: CaseStory, institutionId: string, now: Date, send: Send): Promise<string | undefined> => {
  const hands = handOf(institutionId);
  let position: string | undefined;
  let certificateNumber: string | undefined;
  for (const [n, step] of story.steps.entries()) {
    const { operation, input, hand, at } = step;
    const actor = await system.actorOf(hands[hand]);
    if (!actor) throw new Error(`nobody is ${hands[hand]}`);
    const happened = at < now ? at : now;
    const portrait =
      operation === 'registerCase' ? { portraitFile: await portraitOf(system, story), ...payerOf(story, institutionId) } : {};
    const receipt = await send(
      caseOperations[operation] as Operation,
      { ...input, ...portrait, ...(institutionId === mainClinic && reportOf(story, step)), certificateNumber },
      actor,
      happened,
      `${story.caseId} ${n}`,
    );
    ({ position } = receipt);
    if (operation === 'issueCertificate') certificateNumber = await issuedNumber(system, story.caseId);
  }
  return position;
};

/** Of those who were only registered some pay themselves: what the cashier of the main clinic has to do. */
const payerOf = ({ steps }: CaseStory, institutionId: string): object =>
  institutionId === mainClinic && steps.length === 1 ? { payer: 'self' } : {};

/** The main clinic charges those whom the public programme does not cover; the other clinics charge nobody. */
const setFees = async (send: Send, at: Date): Promise<void> => {
  const admin: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };
  const policy = {
    name: { zh: '收费办法', en: 'Fee policy' },
    charges: true,
    payers: ['publicFunds', 'self', 'employer', 'waived'],
    evidenceFor: ['waived'],
    unpaid: 'warn',
    receiptNumbers: 'series',
    deskCollects: false,
    means: ['cash', 'wechat', 'alipay', 'unionpay', 'card', 'insurance'],
  };
  const priced = (code: string, programmeId: string, zh: string, en: string, amount: number, item: string | null = null) => ({
    add: { code, value: { name: { zh, en }, programmeId, item, amount } },
  });
  const prices = [
    priced('food', foodHandler.id, '食品从业人员体检', 'Food handlers', 10_500),
    priced('public-place', publicPlace.id, '公共场所从业人员体检', 'Public-place workers', 13_900),
    priced('hav', foodHandler.id, '甲肝抗体', 'Hepatitis A antibody', 4000, 'havIgm'),
  ];
  const ofClinic = { institutionId: mainClinic };
  await send(
    feePolicies.operation as Operation,
    { ...ofClinic, changes: [{ add: { code: 'policy', value: policy } }] },
    admin,
    at,
    'fee policy',
  );
  await send(feePrices.operation as Operation, { ...ofClinic, changes: prices }, admin, at, 'fee prices');
};

const portraitOf = async (system: System, { caseId, person }: CaseStory): Promise<string> => {
  const { documentType, documentNumber, sex, birthDate } = person;
  const { personId } = await system.vault.enrol(
    system.vault.blindIndex(documentType, documentNumber),
    derivedId(demoSeed, `${caseId} person`),
  );
  const age = new Date(system.now()).getUTCFullYear() - Number(birthDate.slice(0, 4));
  const bytes = await syntheticPortrait(documentNumber, { sex, age });
  const id = derivedId(demoSeed, `${caseId} portrait`);
  await system.files.put({ id, personId, kind: 'portrait', bytes });
  return id;
};

const issuedNumber = async (system: System, caseId: string): Promise<string> => {
  const { state } = await system.handler.load(caseOperations.issueCertificate.decider, caseId);
  return state.certificates.at(-1)!.number;
};

const signInLines = (password: string): readonly string[] => [
  'Sign in as     desk 前台 · cashier 收费 · exam 体检 · lab 检验 · xray 放射 · doctor 主检 · reviewer 复核 · certs 发证',
  '               clinicadmin 院管 · county.reviewer 区复核 · county.commission 区卫健委 · cityadmin 市管 · commission 卫健委 · market 市场监管',
  `Password       ${password}`,
  '',
];
