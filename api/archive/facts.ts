import {
  archivedCertificateDecider,
  cardWords,
  codeWords,
  normaliseOldName,
  normaliseOldNumber,
  type ArchivedCertificate,
  type ArchivedCertificateCommandNamed,
  type ArchiveInput,
  archiveRefusals,
} from '@healthcert/domain/archive';
import { archiveSources } from '@healthcert/domain/configuration';
import { derivedId, rejections, type CommandHandler, type Vault } from '@healthcert/domain/kernel';
import {
  checkIdentity,
  dayInChina,
  personDecider,
  personRefusals,
  type CheckedIdentity,
  type EnteredIdentity,
} from '@healthcert/domain/person';
import { metaOf, type FactsProvider, type Follow, type Request } from '../operations/index.ts';
import { personRecords } from '../person/person-record.ts';
import type { Registers } from '../register/registers.ts';

export interface ArchiveParts {
  readonly handler: CommandHandler;
  readonly vault: Vault;
  readonly registers: Pick<Registers, 'entriesOf'>;
}

const reject = rejections(archiveRefusals);
const rejectPerson = rejections(personRefusals);

/** Id of a card's stream: the same card of the same source has the same. An old number may be a document's, so it is keyed. */
export const archiveIdOf = (vault: Pick<Vault, 'blindIndex'>, source: string, number: string): string =>
  derivedId('archived certificate', vault.blindIndex('archived-certificate', `${source}\n${normaliseOldNumber(number)}`));

/** By what is on a card, and by what its code says, a stranger who has it in hand finds it. */
export const cardKeyOf = (vault: Pick<Vault, 'blindIndex'>, number: string, name: string): string =>
  vault.blindIndex('archived-card', cardWords(number, name));
export const codeKeyOf = (vault: Pick<Vault, 'blindIndex'>, code: string): string => vault.blindIndex('archived-code', codeWords(code));

const checked = (entered: EnteredIdentity, now: string): CheckedIdentity => {
  const check = checkIdentity(entered, dayInChina(now));
  return check.ok ? check.identity : rejectPerson(check.code, { field: check.field });
};

interface Holder {
  /** Null where no document number says who it is. */
  readonly identity: CheckedIdentity | null;
  /** Somebody who has a record already. */
  readonly known: string | null;
}

export const archiveDoor = ({ handler, vault }: ArchiveParts) => {
  const records = personRecords({ handler, vault });

  /** Whom the paper names, if their record may be used for this. @throws Rejection */
  const holderOf = async (identity: CheckedIdentity, nameDiffers: boolean): Promise<string | null> => {
    const personId = await records.holder(identity);
    if (personId === null) return null;
    const { state } = await handler.load(personDecider, personId);
    if (state.processing === 'restricted') reject('HolderRestricted', { field: 'documentNumber' });
    // Known by their paper alone: a desk broke off between the two.
    if (!state.record) return null;
    const recorded = state.record.identity?.name;
    if (!nameDiffers && recorded !== undefined && normaliseOldName(recorded) !== normaliseOldName(identity.name))
      reject('NameDiffersFromRecord', { field: 'name' });
    return personId;
  };

  const standing = ({ record, withdrawn }: ArchivedCertificate) => (withdrawn ? null : record);

  const withIdentity = (input: ArchiveInput, identity: CheckedIdentity | null) => ({
    ...input,
    ...(identity && {
      documentType: identity.documentType,
      documentNumber: identity.documentNumber,
      birthDate: identity.birthDate,
      sex: identity.sex,
    }),
  });

  /** What would be appended, and for whom; nothing is written. @throws Rejection */
  const mayArchive = async (input: ArchiveInput, state: ArchivedCertificate, request: Request) => {
    const { name, documentType, documentNumber, birthDate, sex } = input;
    const identity = documentNumber && documentType ? checked({ name, documentType, documentNumber, birthDate, sex }, request.now) : null;
    const before = standing(state);
    const known = before ? before.personId : identity && (await holderOf(identity, false));
    const keys = { cardKey: cardKeyOf(vault, input.number, name), codeKey: input.code ? codeKeyOf(vault, input.code) : null };
    const facts = { ...keys, personId: known ?? '', enrolled: known === null && identity !== null };
    const data = { ...withIdentity(input, identity), ...facts };
    const events = archivedCertificateDecider.decide({ type: 'ArchiveCertificate', data, meta: metaOf(request) }, state, undefined);
    return { identity, known, keys, entered: events.length > 0 } satisfies Holder & { keys: typeof keys; entered: boolean };
  };

  const enrolled = async (identity: CheckedIdentity, institutionId: string, request: Request): Promise<string> => {
    const person = await records.named(identity, request);
    await records.record(person, identity, {}, institutionId, request);
    return person.personId;
  };

  const archiveCertificate = async (input: ArchiveInput, state: ArchivedCertificate, request: Request) => {
    const { identity, known, keys } = await mayArchive(input, state, request);
    const standsFor = async (): Promise<string> =>
      (await vault.enrol(vault.blindIndex('archived-holder', input.archiveId), derivedId(request.commandId, 'holder'))).personId;
    const personId = known ?? (identity ? await enrolled(identity, input.institutionId, request) : await standsFor());
    return { ...withIdentity(input, identity), ...keys, personId, enrolled: known === null && identity !== null };
  };

  const linkArchivedCertificate = async (
    input: ArchivedCertificateCommandNamed<'LinkArchivedCertificate'>['data'],
    state: ArchivedCertificate,
    request: Request,
  ) => {
    const name = standing(state)?.identity?.name ?? '';
    const tried = (personId: string): void =>
      void archivedCertificateDecider.decide(
        { type: 'LinkArchivedCertificate', data: { ...input, personId }, meta: metaOf(request) },
        state,
        undefined,
      );
    if (name === '') tried('');
    const { documentType, documentNumber, birthDate, sex } = input;
    const identity = checked({ name, documentType, documentNumber, birthDate, sex }, request.now);
    const known = await holderOf(identity, input.nameDiffers);
    tried(known ?? '');
    const personId = known ?? (await enrolled(identity, standing(state)?.institutionId ?? '', request));
    return { personId, documentNumber: identity.documentNumber, birthDate: identity.birthDate, sex: identity.sex };
  };

  /** Somebody of whom no card is taken over; nothing is written. `known`: they have a record that this command did not make. @throws Rejection */
  const mayEnrol = async (entered: EnteredIdentity, request: Request) => {
    const identity = checked(entered, request.now);
    const holder = await holderOf(identity, false);
    return { identity, holder, known: holder !== null && holder !== records.idFrom(identity, request) };
  };

  return { mayArchive, archiveCertificate, linkArchivedCertificate, mayEnrol, enrolled };
};

/** What the doors of the archive look up (I6). */
export const archiveFacts = (parts: ArchiveParts): Readonly<Record<string, FactsProvider>> => {
  const { archiveCertificate, linkArchivedCertificate } = archiveDoor(parts);
  const importArchive = async ({ source }: { readonly source: string }) => {
    const sources = await parts.registers.entriesOf(archiveSources, null);
    if (!sources.some(({ code }) => code === source)) reject('SourceUnknown', { field: 'source' });
    return {};
  };
  return { archiveCertificate, linkArchivedCertificate, importArchive };
};

/** Once it is known whose a card is, what stood for them is forgotten. */
export const archiveFollows = ({ handler, vault }: ArchiveParts): Readonly<Record<string, Follow>> => ({
  linkArchivedCertificate: async ({ archiveId }: { readonly archiveId: string }) => {
    const { state } = await handler.load(archivedCertificateDecider, archiveId);
    if (state.formerHolderId !== null && state.formerHolderId !== state.record?.personId) await vault.destroyKey(state.formerHolderId);
    return null;
  },
});
