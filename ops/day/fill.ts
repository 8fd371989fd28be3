import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { reportOf } from '../../api/demo/radiology.ts';
import { mainClinic } from '../seed/city.ts';
import { seededRandom } from '../seed/random.ts';
import { caseStory, type CaseStory, type Ending, type Hand, type StoryStep } from '../seed/story.ts';
import { clerk, type Clerk } from './clerk.ts';

/**
 * Usage: node ops/day/fill.ts [--origin http://127.0.0.1:8080] [--data .data] [--people 500] [--seed text] [--every 0]
 *
 * Makes a day of the demo's main clinic on a running system: people are registered, and most go on as far as they would by
 * noon. Everything goes through the public doors, by the staff whose work it is, so it happens now. `--every`: milliseconds
 * between two registrations, of people who then only wait: what another desk does while somebody looks.
 */
const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://127.0.0.1:8080' },
    data: { type: 'string', default: '.data' },
    people: { type: 'string', default: '500' },
    seed: { type: 'string', default: 'a day' },
    every: { type: 'string', default: '0' },
  },
});

/** How a clinic stands at noon, of a hundred registered. */
const noon: readonly (readonly [Ending, number])[] = [
  ['registered', 20],
  ['cancelled', 2],
  ['arrived', 13],
  ['examining', 15],
  ['examined', 20],
  ['concluded', 10],
  ['reviewed', 6],
  ['issued', 6],
  ['printed', 4],
  ['handedOut', 4],
];
const endingOf = (n: number): Ending => {
  let at = (n * 37) % 100;
  for (const [ending, share] of noon) {
    if (at < share) return ending;
    at -= share;
  }
  return 'registered';
};

/** Several hands for what one person may not ask as fast as here. */
const hands: Readonly<Record<Exclude<Hand, 'exam'>, string>> = {
  desk: 'desk',
  doctor: 'doctor',
  reviewer: 'reviewer',
  certificates: 'certs',
  administrator: 'clinicadmin',
};
const handOf = ({ hand, input }: StoryStep): string => {
  if (hand !== 'exam') return hands[hand];
  if (input['item'] === 'chestXray') return 'xray';
  return input['reagentLot'] === null ? 'exam' : 'lab';
};
const logins = ['desk', 'exam', 'xray', 'lab', 'doctor', 'reviewer', 'certs', 'clinicadmin'];

/** Below what the door allows one person: twenty a second. */
const gap = 60;
const paced = ({ ask, does }: Clerk): Clerk => {
  let free = 0;
  const turn = async (): Promise<void> => {
    const wait = Math.max(0, free - Date.now());
    free = Math.max(free, Date.now()) + gap;
    await new Promise((resolve) => setTimeout(resolve, wait));
  };
  return {
    ask: async (query, variables) => turn().then(() => ask(query, variables)),
    does: async (operation, input) => turn().then(() => does(operation, input)),
  };
};

const numberOf = async (by: Clerk, caseId: string): Promise<string> => {
  const query = 'query ($caseId: ID!) { caseFile(caseId: $caseId) { certificates { number } } }';
  const { caseFile } = await by.ask<{ caseFile: { certificates: { number: string }[] } }>(query, { caseId });
  return caseFile.certificates.at(-1)!.number;
};

const tell = async (staff: ReadonlyMap<string, Clerk>, story: CaseStory): Promise<void> => {
  let certificateNumber: string | undefined;
  for (const step of story.steps) {
    const by = staff.get(handOf(step))!;
    // Some of those who wait pay themselves: what the cashier has to do.
    const payer =
      step.operation === 'registerCase' ? { payer: story.steps.length === 1 && /[0-7]$/.test(story.caseId) ? 'self' : 'publicFunds' } : {};
    await by.does(step.operation, { ...step.input, ...payer, ...reportOf(story, step), ...(certificateNumber && { certificateNumber }) });
    if (step.operation === 'issueCertificate') certificateNumber = await numberOf(by, story.caseId);
  }
};

const { origin, data, seed } = values;
const [people, every] = [Number(values.people), Number(values.every)];
const password = (await readFile(`${data}/demo-password`, 'utf8')).trim();
const staff = new Map<string, Clerk>();
// One after the other: many at once from one address are taken for somebody who guesses.
for (const loginName of logins) staff.set(loginName, paced(await clerk(origin, { loginName, password })));

const random = seededRandom(seed);
const stories = Array.from({ length: people }, (_, n) =>
  caseStory({
    random,
    programmes: [foodHandler, publicPlace],
    institutionId: mainClinic,
    begins: new Date(),
    ending: every > 0 ? 'registered' : endingOf(n),
  }),
);
const refused: string[] = [];
const began = Date.now();
const one = async (story: CaseStory): Promise<void> =>
  tell(staff, story).catch((error: unknown) => void refused.push(`${story.caseId}: ${String(error)}`));
if (every > 0) {
  for (const [n, story] of stories.entries()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + n * every - Date.now())));
    await one(story);
  }
} else {
  const waiting = [...stories];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: 12 }, worker));
}
process.stdout.write(`${people - refused.length} of ${people} in ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
for (const line of refused.slice(0, 10)) process.stdout.write(`${line}\n`);
process.exitCode = refused.length > 0 ? 1 : 0;
