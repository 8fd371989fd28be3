import type { Registration } from '@healthcert/domain/case';
import { derivedId, rejections, type CommandHandler, type Vault } from '@healthcert/domain/kernel';
import {
  isSamePerson,
  personDecider,
  personRefusals,
  type CheckedIdentity,
  type DocumentType,
  type Person,
  type PersonCommandNamed,
} from '@healthcert/domain/person';
import { metaOf, stepMeta, type Request } from '../operations/index.ts';

const reject = rejections(personRefusals);

type Particulars = PersonCommandNamed<'CorrectPerson'>['data'];

/** What a desk enters of a person besides their paper. */
interface Contact {
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly nationality?: string | null | undefined;
}

type Paper = Pick<CheckedIdentity, 'documentType' | 'documentNumber'>;

interface Named {
  readonly personId: string;
  /** By this very command: nothing is known of them yet. */
  readonly created: boolean;
}

/** The steps that the doors of a case take on the record of its person: each can be repeated under the same command. */
export interface PersonRecords {
  /** Whom the paper names; null: nobody known. */
  holder(paper: Paper): Promise<string | null>;
  /** Whether the record of somebody known may be used and brought up to date, before anything is written. @throws Rejection */
  mayUse(personId: string, identity: CheckedIdentity, contact: Contact, institutionId: string, request: Request): Promise<void>;
  /** The id that a command gives to somebody new: by it they are known again as brought by it. */
  idFrom(paper: Paper, request: Request): string;
  /** The person of this paper: found by its number, or given an id. */
  named(paper: Paper, request: Request): Promise<Named>;
  /** Their record: enrolled if new, corrected where the desk knows better. */
  record(person: Named, identity: CheckedIdentity, contact: Contact, institutionId: string, request: Request): Promise<void>;
  /** What a corrected registration changes, and that alone, is corrected in its person's record, too. @throws Rejection */
  follow(registration: Registration, identity: CheckedIdentity, contact: Contact, request: Request): Promise<void>;
}

export const personRecords = ({ handler, vault }: { readonly handler: CommandHandler; readonly vault: Vault }): PersonRecords => {
  const indexOf = ({ documentType, documentNumber }: Paper): string => vault.blindIndex(documentType, documentNumber);
  const stateOf = async (personId: string): Promise<Person> => (await handler.load(personDecider, personId)).state;

  const particulars = (personId: string, institutionId: string, identity: CheckedIdentity, contact: Contact): Particulars => {
    const { phone, address, nationality } = contact;
    return { personId, institutionId, documentHolderId: personId, ...identity, phone, address, nationality };
  };

  const idFrom = (paper: Paper, { commandId }: Request): string => derivedId(commandId, `person ${indexOf(paper)}`);

  return {
    idFrom,

    holder: (paper) => vault.findPerson(indexOf(paper)),

    mayUse: async (personId, identity, contact, institutionId, request) => {
      const state = await stateOf(personId);
      if (!state.record) return;
      if (state.record.identity && !isSamePerson(state.record.identity, identity))
        reject('NumberOfEarlierRecord', { field: 'documentNumber' });
      const data = particulars(personId, institutionId, identity, contact);
      personDecider.decide({ type: 'CorrectPerson', data, meta: metaOf(request) }, state, undefined);
    },

    named: (paper, request) => vault.enrol(indexOf(paper), idFrom(paper, request)),

    record: async ({ personId, created }, identity, contact, institutionId, request) => {
      // Somebody new has no record yet: there is none to read.
      const type = !created && (await stateOf(personId)).record !== null ? 'CorrectPerson' : 'EnrolPerson';
      const data = particulars(personId, institutionId, identity, contact);
      await handler.handle(personDecider, personId, { type, data, meta: stepMeta(request, type) }, { startsStream: created });
    },

    follow: async (registration, identity, contact, request) => {
      const { personId, institutionId, identity: before } = registration;
      const state = await stateOf(personId);
      const recorded = state.record?.identity;
      if (!before || !recorded || !state.record) return;
      const changed = <T>(now: T, then: T, standing: T): T => (now === then ? standing : now);
      const { documentType, documentNumber, birthDate, sex } = identity;
      const samePaper =
        documentNumber === before.documentNumber &&
        documentType === before.documentType &&
        birthDate === before.birthDate &&
        sex === registration.sex;
      const paper = samePaper
        ? { ...recorded, documentType: recorded.documentType as DocumentType, sex: state.record.sex }
        : { documentType, documentNumber, birthDate, sex };
      const corrected: CheckedIdentity = { ...paper, name: changed(identity.name, before.name, recorded.name) };
      const data = particulars(personId, institutionId, corrected, {
        phone: changed(contact.phone || null, before.phone, recorded.phone),
        address: changed(contact.address || null, before.address, recorded.address),
        nationality: changed(contact.nationality || null, before.nationality, recorded.nationality),
      });
      personDecider.decide({ type: 'CorrectPerson', data, meta: metaOf(request) }, state, undefined);
      const documentHolderId = await vault.addIndex(indexOf(corrected), personId);
      const meta = stepMeta(request, 'CorrectPerson');
      await handler.handle(personDecider, personId, { type: 'CorrectPerson', data: { ...data, documentHolderId }, meta });
    },
  };
};
