import { itemsFor, type Programme } from '@healthcert/domain/programme';
import type { caseOperations } from '@healthcert/domain/case';
import { seedResult } from './findings.ts';
import { seedJob, seedPerson, type SeedPerson } from './people.ts';
import type { Random } from './random.ts';

export type Step = keyof typeof caseOperations;

/** Who does a step, by the role of the clinic's crew. */
export type Hand = 'desk' | 'exam' | 'doctor' | 'reviewer' | 'certificates' | 'administrator';

export interface StoryStep {
  readonly operation: Step;
  /** The input; certificate operations leave the number out, for the door allots it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly hand: Hand;
  readonly at: Date;
}

/** One person's passage: what is sent, by whom and when. */
export interface CaseStory {
  readonly caseId: string;
  readonly person: SeedPerson;
  readonly programme: Programme;
  readonly jobCode: string;
  readonly steps: readonly StoryStep[];
}

/** Up to where a story is told. */
export const endings = [
  'registered',
  'arrived',
  'examining',
  'examined',
  'concluded',
  'reviewed',
  'issued',
  'printed',
  'handedOut',
  'suspended',
  'revoked',
  'superseded',
  'cancelled',
] as const;
export type Ending = (typeof endings)[number];

interface StorySettings {
  readonly random: Random;
  readonly programmes: readonly Programme[];
  readonly institutionId: string;
  readonly begins: Date;
  readonly ending: Ending;
  /** A result that is not normal, by item, where the story wants one. */
  readonly abnormal?: string;
  readonly portraitFile?: (person: SeedPerson) => string | null;
}

const reaches = (ending: Ending, point: Ending): boolean => ending !== 'cancelled' && endings.indexOf(ending) >= endings.indexOf(point);

/** Tells a case from its registration to its ending, in steps some minutes apart. */
export const caseStory = ({ random, programmes, institutionId, begins, ending, abnormal }: StorySettings): CaseStory => {
  const programme = random.pick(programmes);
  const person = seedPerson(random, begins);
  const jobCode = seedJob(random, programme);
  const caseId = random.id(begins);
  const steps: StoryStep[] = [];
  let at = begins;

  const tell = (operation: Step, hand: Hand, input: object, minutes = random.int(1, 9)): void => {
    at = new Date(at.getTime() + minutes * 60_000 + random.int(0, 59_000));
    steps.push({ operation, hand, input: { caseId, ...input }, at });
  };

  tell('registerCase', 'desk', { institutionId, programmeId: programme.id, jobCode, ...person });
  if (ending === 'cancelled') tell('cancelCase', 'desk', { reason: '本人改期' });
  if (reaches(ending, 'arrived')) tell('recordArrival', 'desk', {});
  if (reaches(ending, 'examining')) {
    const items = itemsFor(programme, jobCode, person.sex);
    const done = ending === 'examining' ? items.slice(0, random.int(2, items.length - 2)) : items;
    for (const item of done) {
      // A story that ends with a certificate has nothing in it that would bar one.
      const free = abnormal === undefined && !reaches(ending, 'concluded');
      const wanted = free ? undefined : abnormal === item.code;
      tell('recordResult', 'exam', {
        item: item.code,
        ...seedResult(random, item, person.sex, wanted),
        reagentLot: item.specimen ? 'DEMO-LOT-01' : null,
      });
    }
  }
  if (reaches(ending, 'concluded')) tell('concludeCase', 'doctor', { opinion: null }, random.int(60, 600));
  if (reaches(ending, 'reviewed')) tell('reviewConclusion', 'reviewer', {}, random.int(10, 200));
  if (reaches(ending, 'issued')) tell('issueCertificate', 'certificates', {});
  if (reaches(ending, 'printed')) tell('printCertificate', 'certificates', {});
  if (reaches(ending, 'handedOut')) tell('handOutCertificate', 'certificates', { takenBy: 'holder' }, random.int(30, 3000));
  if (ending === 'suspended') tell('suspendCertificate', 'administrator', { reason: '接到疑似病例报告，待核实' }, 2000);
  if (ending === 'revoked') tell('revokeCertificate', 'administrator', { reason: '体检材料不实' }, 3000);
  if (ending === 'superseded') tell('supersedeCertificate', 'administrator', { reason: '姓名更正' }, 2500);
  return { caseId, person, programme, jobCode, steps };
};
