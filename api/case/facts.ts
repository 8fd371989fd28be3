import { caseDecider, isOpen, type Case, type CommandNamed } from '@healthcert/domain/case';
import { openClinic } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { lateEntryFrom, paperFormDecider, paperFormRefusals, paperFormsId } from '@healthcert/domain/paper-form';
import { lateEntryDays, recheckCalledDays, recheckMissedDays } from '@healthcert/domain/parameter';
import { checkIdentity, dayInChina, personRefusals, type CheckedIdentity } from '@healthcert/domain/person';
import type { KeyObject } from 'node:crypto';
import { claimDrawn, claimed, metaOf, type FactsProvider, type Request } from '../operations/index.ts';
import { personRecords } from '../person/person-record.ts';
import type { CaseFacts } from './case-facts.ts';
import { certificateFacts } from './certificate-facts.ts';
import { draw } from './draw.ts';
import { openCasesOf } from './open-cases.ts';
import { renewals } from './renewal.ts';

type Identified = Pick<
  CommandNamed<'RegisterCase'>['data'],
  'name' | 'documentType' | 'documentNumber' | 'birthDate' | 'sex' | 'phone' | 'address' | 'nationality'
>;

const rejectPerson = rejections(personRefusals);
const rejectForm = rejections(paperFormRefusals);
const rejectDoor = rejections({
  UnknownProgramme: { zh: '没有正在施行的此方案', en: 'No such programme is in force' },
  UnknownPortrait: { zh: '没有这张照片，或照片属于另一人', en: 'There is no such portrait, or it is of another person' },
  UnknownCopy: { zh: '没有这份材料，或材料属于另一人', en: 'There is no such copy, or it is of another person’s papers' },
});

const checked = (input: Identified, now: string): CheckedIdentity => {
  const check = checkIdentity(input, dayInChina(now));
  return check.ok ? check.identity : rejectPerson(check.code, { field: check.field });
};

const derivedFrom = ({ sex, birthDate, name, documentNumber }: CheckedIdentity, personId: string) => ({
  personId,
  sex,
  name,
  documentNumber,
  birthDate,
});

/** `yymmdd` and six digits: short enough to read aloud, sparse enough to be drawn. */
const caseNumber = (key: KeyObject, what: string, now: string): string => {
  const digits = draw(key, what).readUIntBE(0, 6) % 1_000_000;
  return `${dayInChina(now).slice(2).replaceAll('-', '')}${String(digits).padStart(6, '0')}`;
};

export const caseFacts = (needs: CaseFacts): Readonly<Record<string, FactsProvider>> => {
  const { handler, vault, drawKey } = needs;
  const records = personRecords({ handler, vault });
  const openCases = openCasesOf(handler);
  const renewal = renewals(handler);

  const portrait = async (fileId: string | null | undefined, personId: string): Promise<void> => {
    if (fileId && (await needs.portraitOf(fileId)) !== personId) rejectDoor('UnknownPortrait', { field: 'portraitFile' });
  };

  /** Of those that are new: what the case has already was checked when it came. */
  const copies = async (
    sent: readonly { readonly file: string }[] | null | undefined,
    personId: string,
    before: readonly string[] = [],
  ) => {
    const fresh = (sent ?? []).filter(({ file }) => !before.includes(file));
    const owners = await Promise.all(fresh.map(({ file }) => needs.paperOf(file)));
    if (owners.some((owner) => owner !== personId)) rejectDoor('UnknownCopy', { field: 'copies' });
  };

  const fromPaper = async (input: Pick<CommandNamed<'RegisterCase'>['data'], 'paper' | 'institutionId' | 'programmeId'>, now: string) => {
    if (!input.paper) return null;
    const { state } = await handler.load(paperFormDecider, paperFormsId);
    return lateEntryFrom(state, input.paper, input, now, await needs.parameters.value(lateEntryDays));
  };

  /**
   * Steps are taken on the way, the person's record and the claims to numbers, so all that may be refused is refused
   * before them: nothing is left half-written.
   */
  const registerCase = async (
    input: Omit<CommandNamed<'RegisterCase'>['data'], 'renewalOf'> & { renewalOf?: string | null },
    _state: Case,
    request: Request,
  ) => {
    const identity = checked(input, request.now);
    openClinic(await needs.institutions(), input.institutionId, dayInChina(request.now));
    const payer = await needs.feeDoor.mayRegister(input);
    const paperForm = await fromPaper(input, request.now);
    const programme =
      (await needs.programmeOn(input.programmeId, dayInChina(input.paper?.occurredAt ?? request.now))) ??
      rejectDoor('UnknownProgramme', { field: 'programmeId' });
    const known = await records.holder(identity);
    const [renewalOf] = await Promise.all([
      renewal.mayRenew(input, known ?? '', request),
      portrait(input.portraitFile, known ?? ''),
      copies(input.copies, known ?? ''),
      known && records.mayUse(known, identity, input, input.institutionId, request),
      input.booking && needs.bookingFor(input.booking, input.institutionId, known, request.now),
    ]);
    const opening = {
      caseId: input.caseId,
      institutionId: input.institutionId,
      programmeId: programme.id,
      knowingly: Boolean(input.besideOpen?.trim()),
      back: false,
    };
    const besides = known ? await openCases.mayOpen({ ...opening, personId: known }, request) : [];
    const pinned = {
      besides,
      programme: { id: programme.id, version: programme.version },
      category: programme.category,
      renewalOf,
      paperForm,
      ...payer,
    };
    const trial = { ...input, ...derivedFrom(identity, known ?? ''), ...pinned, caseNumber: '' };
    caseDecider.decide({ type: 'RegisterCase', data: trial, meta: metaOf(request) }, caseDecider.initial, programme);
    if (paperForm !== null && !(await claimed(handler, 'paper-form', request, input.caseId, paperForm)))
      return rejectForm('FormEntered', { field: 'paper.formNumber' });
    await renewal.renew(renewalOf, input.caseId, known ?? '', request);
    const personOpened = async (): Promise<string> => {
      const person = await records.named(identity, request);
      await Promise.all([
        openCases.open({ ...opening, personId: person.personId }, request, person.created),
        records.record(person, identity, input, input.institutionId, request),
      ]);
      return person.personId;
    };
    const [personId, number] = await Promise.all([
      personOpened(),
      claimDrawn(handler, 'case-number', request, input.caseId, (attempt) =>
        caseNumber(drawKey, `case/${input.caseId}/${attempt}`, request.now),
      ),
    ]);
    return { ...derivedFrom(identity, personId), ...pinned, caseNumber: number };
  };

  /** The person's record follows, as a step on the way: so here, too, all that may be refused is refused first. */
  const correctRegistration = async (input: CommandNamed<'CorrectRegistration'>['data'], state: Case, request: Request) => {
    const { registration } = state;
    const identity = checked(input, request.now);
    const personId = (await records.holder(identity)) ?? registration?.personId ?? '';
    if (input.portraitFile !== registration?.identity?.portraitFile) await portrait(input.portraitFile, personId);
    await copies(
      input.copies,
      personId,
      registration?.identity?.copies.map(({ file }) => file),
    );
    const facts = derivedFrom(identity, personId);
    const pinned = registration?.programme;
    const programme = pinned && (await needs.programmeVersion(pinned.id, pinned.version));
    if (!registration || !programme) return facts;
    if (request.expectedRevision === undefined || request.expectedRevision === (await handler.load(caseDecider, input.caseId)).revision) {
      const command = { type: 'CorrectRegistration' as const, data: { ...input, ...facts }, meta: metaOf(request) };
      caseDecider.decide(command, state, programme);
      await records.follow(registration, identity, input, request);
    }
    return facts;
  };

  /** Reinstated, reopened or examined once more: another case may have been registered since this one was over. */
  const comesBack = async ({ caseId }: { readonly caseId: string }, state: Case, request: Request) => {
    if (state.registration && !isOpen(state)) {
      const { personId, institutionId, programme } = state.registration;
      const opening = { personId, caseId, institutionId, programmeId: programme.id, knowingly: false, back: true };
      await openCases.open(opening, request, false);
    }
    return {};
  };

  const orderRecheck = async (input: CommandNamed<'OrderRecheck'>['data'], state: Case, request: Request) => {
    const institutionId = state.registration?.institutionId ?? null;
    const { value } = needs.parameters;
    const remind = { before: await value(recheckCalledDays, institutionId), after: await value(recheckMissedDays, institutionId) };
    return { ...(await comesBack(input, state, request)), remind };
  };

  const recordArrival = async ({ caseId }: CommandNamed<'RecordArrival'>['data'], { registration, arrived, onPaper }: Case) => {
    // Entered later from paper: the person was examined already.
    if (registration && !arrived && !onPaper) await needs.feeDoor.mayArrive(caseId, registration.institutionId);
    return {};
  };

  /** Remote: the reviewer acts for an institution above the case's own; a clinic with one physician needs one who does. */
  const reviewConclusion = async (_input: unknown, { registration }: Case, { actor }: Request) => {
    const own = registration?.institutionId;
    const above = actor.institutionId !== null && own !== undefined && actor.institutionId !== own;
    const remoteRequired = own !== undefined && (await needs.institutions()).get(own)?.review === 'remote';
    return { remote: above && (await needs.tree()).subtree(actor.institutionId).has(own), remoteRequired };
  };

  return {
    registerCase,
    correctRegistration,
    reinstateCase: comesBack,
    reopenCase: comesBack,
    orderRecheck,
    recordArrival,
    issueCertificate: certificateFacts(needs, 'IssueCertificate'),
    supersedeCertificate: certificateFacts(needs, 'SupersedeCertificate'),
    reviewConclusion,
  };
};
