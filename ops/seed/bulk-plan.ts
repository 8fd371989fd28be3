import { createHash } from 'node:crypto';
import { cityInstitutions } from './city.ts';
import { seededRandom, type Random } from './random.ts';
import type { Ending } from './story.ts';

/** What a bulk load makes: with the same settings the nth case is the same on every machine. */
export interface BulkSettings {
  readonly seed: string;
  /** Cases begun on one day, over all clinics; default 250. */
  readonly casesPerDay?: number;
  /** The first day ("2026-01-05"); default the first working days of the programmes' first year. */
  readonly firstDay?: string;
}

export interface BulkClinic {
  readonly institutionId: string;
  /** Six-digit area, as it stands in certificate numbers. */
  readonly area: string;
}

/** The nth case, before its story is told. */
export interface PlannedCase {
  readonly n: number;
  readonly random: Random;
  readonly clinic: BulkClinic;
  readonly begins: Date;
  readonly ending: Ending;
  /** The item that is found not normal. */
  readonly abnormal?: string;
  readonly caseNumber: string;
}

/** Where cases end, in thousandths; what is left is handed out. */
const endingRates: readonly (readonly [Ending, number])[] = [
  ['cancelled', 15],
  ['registered', 6],
  ['arrived', 4],
  ['examining', 8],
  ['examined', 6],
  ['concluded', 6],
  ['reviewed', 6],
  ['issued', 8],
  ['printed', 15],
  ['suspended', 2],
  ['revoked', 2],
  ['superseded', 6],
];

/** A case in so many has a finding; about two thirds of them are thereby not fit, the others pass by the rules. */
const abnormalRate = 0.03;
const abnormalItems = ['skin', 'skin', 'skin', 'chestXray', 'chestXray', 'chestXray', 'alt', 'alt', 'history', 'salmonella', 'shigella'];

const clinics: readonly BulkClinic[] = cityInstitutions()
  .filter(({ kind }) => kind === 'clinic')
  .map(({ institutionId, area }) => ({ institutionId, area }));

const dayMilliseconds = 86_400_000;
const defaultFirstDay = '2026-01-05';
const defaultCasesPerDay = 250;
const largest = 1_000_000;

const number32 = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

/** Every value once before any comes twice: numbers that must be unique need nobody who remembers them. */
export const permuted = (seed: string, n: number, size: number): number => {
  // Odd and no multiple of 5, so it has no factor in common with a power of ten.
  const step = 7_654_321;
  return (n * step + number32(seed)) % size;
};

const endingOf = (random: Random): Ending => {
  let draw = random.next() * 1000;
  for (const [ending, rate] of endingRates) {
    draw -= rate;
    if (draw < 0) return ending;
  }
  return 'handedOut';
};

export const planCase = ({ seed, casesPerDay = defaultCasesPerDay, firstDay = defaultFirstDay }: BulkSettings, n: number): PlannedCase => {
  if (casesPerDay > largest) throw new RangeError(`a day has at most ${largest} case numbers`);
  const random = seededRandom(`${seed} ${n}`);
  const day = new Date(Date.parse(`${firstDay}T00:00:00.000Z`) + Math.floor(n / casesPerDay) * dayMilliseconds);
  // From eight in the morning to noon, China time.
  const begins = new Date(day.getTime() + random.int(0, 4 * 3_600_000));
  const digits = String(permuted(seed, n % casesPerDay, largest)).padStart(6, '0');
  const ending = endingOf(random);
  return {
    n,
    random,
    clinic: random.pick(clinics),
    begins,
    ending,
    ...(random.chance(abnormalRate) && { abnormal: random.pick(abnormalItems) }),
    caseNumber: `${day.toISOString().slice(2, 10).replaceAll('-', '')}${digits}`,
  };
};
