import { caseDecider, type Case, type CommandNamed } from '@healthcert/domain/case';
import { certificateNumber } from '@healthcert/domain/certificate';
import { derivedId, rejections, type CommandHandler, type Vault } from '@healthcert/domain/kernel';
import type { InstitutionTree } from '@healthcert/domain/institution';
import { ageOn, checkIdentity, dayInChina, maskDocument, personDecider, personRefusals, type CheckedIdentity } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { allotStatusIndex, opaqueIdBytes, opaqueIdFrom } from '@healthcert/integrations/credential';
import { createHmac } from 'node:crypto';
import { claimDrawn, stepMeta, type FactsProvider, type Request } from '../operations/index.ts';

/** What the doors of a case look up before a command is decided. */
export interface CaseFacts {
  readonly handler: CommandHandler;
  readonly vault: Vault;
  readonly institutions: () => Promise<InstitutionTree>;
  readonly programmeOn: (programmeId: string, day: string) => Promise<Programme | null>;
  readonly programmeVersion: (programmeId: string, version: number) => Promise<Programme | null>;
  /** The portrait's hash for the credential, in base64url; null where there is no such file. */
  readonly portraitHash: (personId: string, fileId: string) => Promise<string | null>;
  /** Characters of a name that no font of the card has. */
  readonly missingCharacters: (text: string) => readonly string[];
  /** Keys the draws of numbers, so that none tells another. */
  readonly drawKey: Uint8Array;
}

type Identified = Pick<CommandNamed<'RegisterCase'>['data'], 'name' | 'documentType' | 'documentNumber' | 'birthDate' | 'sex' | 'phone' | 'address' | 'nationality'>;

const rejectPerson = rejections(personRefusals);
const rejectDoor = rejections({
  UnknownInstitution: { zh: '没有此机构', en: 'There is no such institution' },
  InstitutionDisabled: { zh: '该机构已停用，不能登记', en: 'The institution is disabled: nobody can be registered there' },
  NotAClinic: { zh: '该机构不办理健康证', en: 'This institution does not examine' },
  UnknownProgramme: { zh: '没有正在施行的此方案', en: 'No such programme is in force' },
  UnknownRenewal: { zh: '要续办的健康证不存在或不属于此人', en: 'The certificate to renew does not exist, or is another person’s' },
});

const checked = (input: Identified, now: string): CheckedIdentity => {
  const check = checkIdentity(input, dayInChina(now));
  return check.ok ? check.identity : rejectPerson(check.code, { field: check.field });
};

const derivedFrom = ({ sex, birthDate, name, documentNumber }: CheckedIdentity, personId: string, now: string) => ({
  personId,
  sex,
  name,
  documentNumber,
  birthDate,
  birthYear: Number(birthDate.slice(0, 4)),
  ageAtRegistration: ageOn(birthDate, dayInChina(now)),
});

const draw = (key: Uint8Array, what: string): Buffer => createHmac('sha256', key).update(what).digest();

/** `yymmdd` and six digits: short enough to read aloud, sparse enough to be drawn. */
const caseNumber = (key: Uint8Array, what: string, now: string): string => {
  const digits = draw(key, what).readUIntBE(0, 6) % 1_000_000;
  return `${dayInChina(now).slice(2).replaceAll('-', '')}${String(digits).padStart(6, '0')}`;
};

export const caseFacts = (needs: CaseFacts): Readonly<Record<string, FactsProvider>> => {
  const { handler, vault, drawKey } = needs;

  /** The person of this paper: found by its number, enrolled if new, corrected where the desk knows better. */
  const enrolled = async (input: Identified, identity: CheckedIdentity, institutionId: string, request: Request): Promise<string> => {
    const { documentType, documentNumber } = identity;
    const { personId } = await vault.enrol(vault.blindIndex(documentType, documentNumber), derivedId(request.commandId, 'person'));
    const { state } = await handler.load(personDecider, personId);
    const type = state.record ? 'CorrectPerson' : 'EnrolPerson';
    const { phone, address, nationality } = input;
    const data = { personId, institutionId, documentHolderId: personId, ...identity, phone, address, nationality };
    await handler.handle(personDecider, personId, { type, data, meta: stepMeta(request, type) });
    return personId;
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

  const registerCase = async (input: CommandNamed<'RegisterCase'>['data'] & { renewalOf?: string | null }, _state: Case, request: Request) => {
    const identity = checked(input, request.now);
    await clinic(input.institutionId);
    const programme = (await needs.programmeOn(input.programmeId, dayInChina(request.now))) ?? rejectDoor('UnknownProgramme', { field: 'programmeId' });
    const [personId, number] = await Promise.all([
      enrolled(input, identity, input.institutionId, request),
      claimDrawn(handler, 'case-number', request, input.caseId, (attempt) => caseNumber(drawKey, `case/${input.caseId}/${attempt}`, request.now)),
    ]);
    return {
      ...derivedFrom(identity, personId, request.now),
      caseNumber: number,
      programme: { id: programme.id, version: programme.version },
      category: programme.category,
      renewalOf: await renewed(input.renewalOf, personId),
    };
  };

  const correctRegistration = async (input: CommandNamed<'CorrectRegistration'>['data'], { registration }: Case, request: Request) => {
    const identity = checked(input, request.now);
    const holder = await vault.findPerson(vault.blindIndex(identity.documentType, identity.documentNumber));
    return derivedFrom(identity, holder ?? registration?.personId ?? '', request.now);
  };

  const certificate = async (_input: unknown, { registration }: Case, request: Request) => {
    const institution = (await needs.institutions()).get(registration?.institutionId ?? '');
    const { identity, personId = '', programme: pinned } = registration ?? {};
    const programme = pinned && (await needs.programmeVersion(pinned.id, pinned.version));
    const area = institution?.area ?? '000000';
    const year = Number(dayInChina(request.now).slice(0, 4));
    const [number, statusIndex] = await Promise.all([
      claimDrawn(handler, 'certificate-number', request, request.commandId, (attempt) =>
        certificateNumber({ area, year, categoryCode: programme?.categoryCode ?? '99', entropy: draw(drawKey, `number/${request.commandId}/${attempt}`) }),
      ),
      claimDrawn(handler, 'status-index', request, request.commandId, (attempt) =>
        String(allotStatusIndex(draw(drawKey, `status/${request.commandId}/${attempt}`).subarray(0, 8))),
      ),
    ]);
    return {
      number,
      statusIndex: Number(statusIndex),
      opaqueId: opaqueIdFrom(draw(drawKey, `opaque/${request.commandId}`).subarray(0, opaqueIdBytes)),
      maskedDocument: identity ? maskDocument(identity.documentType, identity.documentNumber) : '',
      portraitHash: identity?.portraitFile ? await needs.portraitHash(personId, identity.portraitFile) : null,
    };
  };

  /** Remote: the reviewer acts for an institution above the case's own. */
  const reviewConclusion = async (_input: unknown, { registration }: Case, { actor }: Request) => ({
    remote: actor.institutionId !== null && actor.institutionId !== registration?.institutionId,
  });

  return { registerCase, correctRegistration, issueCertificate: certificate, supersedeCertificate: certificate, reviewConclusion } as Readonly<
    Record<string, FactsProvider>
  >;
};
