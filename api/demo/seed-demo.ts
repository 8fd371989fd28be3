import { caseOperations } from '@healthcert/domain/case';
import { derivedId, type Operation } from '@healthcert/domain/kernel';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import {
  caseStory,
  clinicStaff,
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
import { createSender, foundCity, type Send } from './found-city.ts';

const demoSeed = 'healthcert demo';
const otherClinics = ['tianchang-clinic', 'langya-1'];
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
  const minutesAgo = (least: number, most: number) => new Date(now.getTime() - random.int(least, most) * 60_000);
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
    ...today.map((ending) => ({ institutionId: mainClinic, ending, begins: minutesAgo(100, 220) })),
    ...earlier.map((ending) => ({ institutionId: mainClinic, ending, begins: daysAgo(1, 3) })),
    ...['alt', 'skin', 'chestXray', 'shigella'].map((abnormal) => ({
      institutionId: mainClinic,
      ending: 'examined' as const,
      begins: daysAgo(1, 3),
      abnormal,
    })),
    ...[...done, ...Array<Ending>(6).fill('handedOut')].map((ending) => ({ institutionId: mainClinic, ending, begins: daysAgo(4, 300) })),
    ...otherClinics.flatMap((institutionId) =>
      (['arrived', 'examined', 'reviewed', 'handedOut'] as const).map((ending) => ({ institutionId, ending, begins: daysAgo(2, 40) })),
    ),
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
  const staff: readonly SeedStaff[] = [...mainStaff, ...otherClinics.flatMap(clinicStaff)];
  await foundCity(send, staff, new Date('2026-01-02T01:00:00.000Z'));
  for (const { staffId, loginName } of staff) {
    await system.accounts.create({ staffId, loginName, password, mustChange: false }).catch((error: { code?: string }) => {
      if (error.code !== 'LoginNameTaken') throw error;
    });
  }

  const random = seededRandom(demoSeed);
  // Of the first start: ids follow from it, and a start after an interrupted one must tell the same stories.
  const { mtime: now } = await stat(passwordFile);
  let last = '';
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
  }
  await system.reads.reached(caseWorklistModel, last, mayBeLate);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  return lines;
};

/** Sends one story's steps, each by whose hand it is; certificates are named as they were allotted. */
const tell = async (system: System, story: CaseStory, institutionId: string, now: Date, send: Send): Promise<string | undefined> => {
  const hands = handOf(institutionId);
  let position: string | undefined;
  let certificateNumber: string | undefined;
  for (const [n, { operation, input, hand, at }] of story.steps.entries()) {
    const actor = await system.actorOf(hands[hand]);
    if (!actor) throw new Error(`nobody is ${hands[hand]}`);
    const happened = at < now ? at : now;
    const portrait = operation === 'registerCase' ? { portraitFile: await portraitOf(system, story) } : {};
    const receipt = await send(
      caseOperations[operation] as Operation,
      { ...input, ...portrait, certificateNumber },
      actor,
      happened,
      `${story.caseId} ${n}`,
    );
    ({ position } = receipt);
    if (operation === 'issueCertificate') certificateNumber = await issuedNumber(system, story.caseId);
  }
  return position;
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
  '               clinicadmin 院管 · cityadmin 市管 · commission 卫健委 · market 市场监管',
  `Password       ${password}`,
  '',
];
