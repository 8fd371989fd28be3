import { caseDecider, type Case, type CommandNamed } from '@healthcert/domain/case';
import { derivedId, rejections } from '@healthcert/domain/kernel';
import { checkIdentity, dayInChina, personDecider, personRefusals, type CheckedIdentity } from '@healthcert/domain/person';
import { claimDrawn, metaOf, stepMeta, type FactsProvider, type Request } from '../operations/index.ts';
import type { CaseFacts } from './case-facts.ts';
import { certificateFacts } from './certificate-facts.ts';
import { draw } from './draw.ts';

type Identified = Pick<
  CommandNamed<'RegisterCase'>['data'],
  'name' | 'documentType' | 'documentNumber' | 'birthDate' | 'sex' | 'phone' | 'address' | 'nationality'
>;

const rejectPerson = rejections(personRefusals);
const rejectDoor = rejections({
  UnknownInstitution: { zh: '没有此机构', en: 'There is no such institution' },
  InstitutionDisabled: { zh: '该机构已停用，不能登记', en: 'The institution is disabled: nobody can be registered there' },
  NotAClinic: { zh: '该机构不办理健康证', en: 'This institution does not examine' },
  UnknownProgramme: { zh: '没有正在施行的此方案', en: 'No such programme is in force' },
  UnknownPortrait: { zh: '没有这张照片，或照片属于另一人', en: 'There is no such portrait, or it is of another person' },
  UnknownRenewal: { zh: '要续办的健康证不存在或不属于此人', en: 'The certificate to renew does not exist, or is another person’s' },
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
const caseNumber = (key: Uint8Array, what: string, now: string): string => {
  const digits = draw(key, what).readUIntBE(0, 6) % 1_000_000;
  return `${dayInChina(now).slice(2).replaceAll('-', '')}${String(digits).padStart(6, '0')}`;
};

export const caseFacts = (needs: CaseFacts): Readonly<Record<string, FactsProvider>> => {
  const { handler, vault, drawKey } = needs;

  const personData = (input: Identified, identity: CheckedIdentity, institutionId: string, personId: string) => {
    const { phone, address, nationality } = input;
    return { personId, institutionId, documentHolderId: personId, ...identity, phone, address, nationality };
  };

  /** The person of this paper: found by its number, enrolled if new, corrected where the desk knows better. */
  const enrolled = async (input: Identified, identity: CheckedIdentity, institutionId: string, request: Request): Promise<string> => {
    const { documentType, documentNumber } = identity;
    const index = vault.blindIndex(documentType, documentNumber);
    const { personId, created } = await vault.enrol(index, derivedId(request.commandId, `person ${index}`));
    // Somebody new has no record yet: there is none to read.
    const known = !created && (await handler.load(personDecider, personId)).state.record !== null;
    const type = known ? 'CorrectPerson' : 'EnrolPerson';
    const data = personData(input, identity, institutionId, personId);
    await handler.handle(personDecider, personId, { type, data, meta: stepMeta(request, type) }, { startsStream: created });
    return personId;
  };

  /** Whether the record of somebody known may be used, before anything is written. */
  const open = async (
    input: Identified,
    identity: CheckedIdentity,
    institutionId: string,
    personId: string,
    request: Request,
  ): Promise<void> => {
    const { state } = await handler.load(personDecider, personId);
    const data = personData(input, identity, institutionId, personId);
    if (state.record) personDecider.decide({ type: 'CorrectPerson', data, meta: metaOf(request) }, state, undefined);
  };

  const portrait = async (fileId: string | null | undefined, personId: string): Promise<void> => {
    if (fileId && (await needs.portraitOf(fileId)) !== personId) rejectDoor('UnknownPortrait', { field: 'portraitFile' });
  };

  const clinic = async (institutionId: string): Promise<void> => {
    const institution = (await needs.institutions()).get(institutionId) ?? rejectDoor('UnknownInstitution', { field: 'institutionId' });
    if (institution.kind !== 'clinic') rejectDoor('NotAClinic', { field: 'institutionId' });
    if (!institution.enabled) rejectDoor('InstitutionDisabled', { field: 'institutionId' });
  };

  const renewed = async (caseId: string | null | undefined, personId: string) => {
    if (!caseId) return null;
    const { state } = await handler.load(caseDecider, caseId);
    const certificate = state.certificates.at(-1);
    if (!certificate || state.registration?.personId !== personId) return rejectDoor('UnknownRenewal', { field: 'renewalOf' });
    return { caseId, certificateNumber: certificate.number };
  };

  /**
   * Two steps are taken on the way, the person's record and the claim to a number, so all that may be refused is refused
   * before them: nothing is left half-written.
   */
  const registerCase = async (
    input: CommandNamed<'RegisterCase'>['data'] & { renewalOf?: string | null },
    _state: Case,
    request: Request,
  ) => {
    const identity = checked(input, request.now);
    await clinic(input.institutionId);
    const programme =
      (await needs.programmeOn(input.programmeId, dayInChina(request.now))) ?? rejectDoor('UnknownProgramme', { field: 'programmeId' });
    const known = await vault.findPerson(vault.blindIndex(identity.documentType, identity.documentNumber));
    const [renewalOf] = await Promise.all([
      renewed(input.renewalOf, known ?? ''),
      portrait(input.portraitFile, known ?? ''),
      known && open(input, identity, input.institutionId, known, request),
    ]);
    const pinned = { programme: { id: programme.id, version: programme.version }, category: programme.category, renewalOf };
    const trial = { ...input, ...derivedFrom(identity, known ?? ''), ...pinned, caseNumber: '' };
    caseDecider.decide({ type: 'RegisterCase', data: trial, meta: metaOf(request) }, caseDecider.initial, programme);
    const [personId, number] = await Promise.all([
      enrolled(input, identity, input.institutionId, request),
      claimDrawn(handler, 'case-number', request, input.caseId, (attempt) =>
        caseNumber(drawKey, `case/${input.caseId}/${attempt}`, request.now),
      ),
    ]);
    return { ...derivedFrom(identity, personId), ...pinned, caseNumber: number };
  };

  const correctRegistration = async (input: CommandNamed<'CorrectRegistration'>['data'], { registration }: Case, request: Request) => {
    const identity = checked(input, request.now);
    const holder = await vault.findPerson(vault.blindIndex(identity.documentType, identity.documentNumber));
    const personId = holder ?? registration?.personId ?? '';
    if (input.portraitFile !== registration?.identity?.portraitFile) await portrait(input.portraitFile, personId);
    return derivedFrom(identity, personId);
  };

  /** Remote: the reviewer acts for an institution above the case's own. */
  const reviewConclusion = async (_input: unknown, { registration }: Case, { actor }: Request) => {
    const own = registration?.institutionId;
    const above = actor.institutionId !== null && own !== undefined && actor.institutionId !== own;
    return { remote: above && (await needs.tree()).subtree(actor.institutionId).has(own) };
  };

  return {
    registerCase,
    correctRegistration,
    issueCertificate: certificateFacts(needs, 'IssueCertificate'),
    supersedeCertificate: certificateFacts(needs, 'SupersedeCertificate'),
    reviewConclusion,
  };
};
