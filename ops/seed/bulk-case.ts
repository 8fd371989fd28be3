import { caseDecider, caseOperations, stageOf, type Case, type CaseEvent } from '@healthcert/domain/case';
import { certificateNumber } from '@healthcert/domain/certificate';
import { claimDecider, claimStreamId, type ClaimKind } from '@healthcert/domain/claim';
import { commandFor, derivedId, type CommandMeta, type DomainEvent, type Operation } from '@healthcert/domain/kernel';
import { checkIdentity, dayInChina, maskDocument, personDecider } from '@healthcert/domain/person';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { createHash } from 'node:crypto';
import { permuted, type BulkSettings, type PlannedCase } from './bulk-plan.ts';
import { seedResult } from './findings.ts';
import { seedPerson, type SeedPerson } from './people.ts';
import { seededRandom } from './random.ts';
import { caseStory, type CaseStory, type Hand, type StoryStep } from './story.ts';

/** What one command made, before it is sealed. */
export interface Decided {
  readonly events: readonly DomainEvent[];
  readonly meta: CommandMeta;
}

/** A whole stream, from its first event on. */
export interface DecidedStream {
  readonly category: string;
  readonly id: string;
  readonly decided: readonly Decided[];
}

const programmes = [foodHandler, publicPlace];
const roleOf: Readonly<Record<Hand, string>> = {
  desk: 'front-desk',
  exam: 'examiner',
  doctor: 'physician',
  reviewer: 'reviewer',
  certificates: 'certificate-clerk',
  administrator: 'institution-administrator',
};

/** A status list has as many places; when it is full, the next begins. */
const statusPlaces = 1_000_000;
const certificatesOfCase = 2;

/** The story of a planned case. Name and address follow from the document, so that nobody has two of them. */
export const tellCase = ({ random, clinic, begins, ending, abnormal }: PlannedCase, { seed }: BulkSettings): CaseStory => {
  const settings = { random, programmes, institutionId: clinic.institutionId, begins, ending, ...(abnormal && { abnormal }) };
  const story = caseStory(settings);
  const { name, phone, address } = seedPerson(seededRandom(`${seed} ${story.person.documentNumber}`), begins);
  const person: SeedPerson = { ...story.person, name, phone, address };
  const [registration, ...steps] = story.steps;
  return { ...story, person, steps: [{ ...registration!, input: { ...registration!.input, ...person } }, ...steps] };
};

/** Folds one story through the deciders, as the doors would, with numbers that were drawn beforehand. */
export const decideCase = (planned: PlannedCase, story: CaseStory, personId: string, { seed }: BulkSettings): readonly DecidedStream[] => {
  const { caseId, programme, person } = story;
  const { institutionId, area } = planned.clinic;
  let state: Case = caseDecider.initial;
  let position = 0;
  const decided: Decided[] = [];
  const claims: DecidedStream[] = [];
  let certificates = 0;

  const metaOf = (hand: Hand, at: Date, step: string): CommandMeta => ({
    commandId: derivedId(seed, `${caseId} ${step}`),
    actorId: `staff-${institutionId}.${hand}`,
    actorRoles: [roleOf[hand]],
    institutionId,
    now: at.toISOString(),
    correlationId: derivedId(seed, `${caseId} ${step}`),
    causationId: null,
  });

  const claim = (kind: ClaimKind, value: string, by: string, meta: CommandMeta): void => {
    const own = { ...meta, commandId: derivedId(meta.commandId, kind), causationId: meta.commandId };
    const events = claimDecider.decide({ type: 'Claim', data: { kind, value, by }, meta: own }, claimDecider.initial, undefined);
    claims.push({ category: 'claim', id: claimStreamId(kind, value), decided: [{ events, meta: own }] });
  };

  const registration = (meta: CommandMeta) => {
    const check = checkIdentity(person, dayInChina(meta.now));
    if (!check.ok) throw new Error(`a person who cannot be: ${check.code}`);
    claim('case-number', planned.caseNumber, caseId, meta);
    return {
      ...check.identity,
      personId,
      caseNumber: planned.caseNumber,
      programme: { id: programme.id, version: programme.version },
      category: programme.category,
      paperForm: null,
      renewalOf: null,
      besides: [],
    };
  };

  const certificate = (meta: CommandMeta) => {
    const nth = planned.n * certificatesOfCase + certificates++;
    const entropy = Buffer.alloc(8);
    entropy.writeBigUInt64BE(BigInt(permuted(`${seed} number`, nth, 10_000_000)));
    const year = Number(dayInChina(meta.now).slice(0, 4));
    const number = certificateNumber({ area, year, categoryCode: programme.categoryCode, entropy });
    const statusList = 1 + Math.floor(nth / statusPlaces);
    const statusIndex = permuted(`${seed} status`, nth % statusPlaces, statusPlaces);
    claim('certificate-number', number, meta.commandId, meta);
    claim('status-index', `${statusList}.${statusIndex}`, meta.commandId, meta);
    const opaqueId = createHash('sha256').update(`${seed} opaque ${nth}`).digest().subarray(0, 12).toString('base64url');
    return {
      number,
      statusList,
      statusIndex,
      opaqueId,
      maskedDocument: maskDocument(person.documentType, person.documentNumber),
      portraitHash: null,
    };
  };

  const factsOf = (operation: StoryStep['operation'], meta: CommandMeta): object => {
    if (operation === 'registerCase') return registration(meta);
    if (operation === 'issueCertificate' || operation === 'supersedeCertificate') return certificate(meta);
    return operation === 'reviewConclusion' ? { remote: false } : {};
  };

  const take = ({ operation: name, input, hand, at }: StoryStep): readonly CaseEvent[] => {
    const operation = caseOperations[name] as unknown as Operation<typeof caseDecider>;
    const meta = metaOf(hand, at, String(position++));
    const certificateNumberNow = state.certificates.at(-1)?.number;
    const entered = operation.input.parse({ ...input, certificateNumber: certificateNumberNow });
    const events = caseDecider.decide(commandFor(operation, { ...entered, ...factsOf(name, meta) }, meta), state, programme);
    state = events.reduce((before, event) => caseDecider.evolve(before, event), state);
    if (events.length > 0) decided.push({ events, meta });
    return events;
  };

  /** What a finding leads to is examined at the same visit. */
  const further = (events: readonly CaseEvent[], { at }: StoryStep): void => {
    for (const { code } of events.flatMap((event) => (event.type === 'FurtherItemsOrdered' ? event.data.items : []))) {
      const item = programme.items.find((one) => one.code === code)!;
      const input = { caseId, item: code, ...seedResult(planned.random, item, person.sex, false), reagentLot: 'DEMO-LOT-02' };
      take({ operation: 'recordResult', input, hand: 'exam', at });
    }
  };

  for (const step of story.steps) {
    // Whoever is not fit is reviewed, and gets no certificate.
    if (step.operation === 'issueCertificate' && state.conclusion?.outcome !== 'fit') break;
    further(take(step), step);
  }
  if (stageOf(state) === null) throw new Error(`${caseId} was not registered`);

  const enrolling = metaOf('desk', story.steps[0]!.at, 'enrol');
  const enrolled = {
    // By the person, not by the case: who comes again is enrolled once.
    meta: { ...enrolling, actorId: 'bulk', commandId: derivedId(seed, `person ${personId}`) },
    events: personDecider.decide(
      { type: 'EnrolPerson', data: { personId, institutionId, documentHolderId: personId, ...person }, meta: enrolling },
      personDecider.initial,
      undefined,
    ),
  };
  return [{ category: 'person', id: personId, decided: [enrolled] }, ...claims, { category: 'case', id: caseId, decided }];
};

export const proposedPersonId = ({ documentNumber }: SeedPerson, { seed }: BulkSettings): string =>
  derivedId(seed, `document ${documentNumber}`);
