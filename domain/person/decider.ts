import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '@healthcert/domain/kernel';
import { dayInChina } from './calendar.ts';
import { parseDocument } from './document-number.ts';
import { personEvents, type PersonEvent } from './events.ts';
import type { PersonCommand, PersonCommandNamed } from './forms.ts';
import { checkIdentity } from './identity.ts';
import { reject } from './rejections.ts';

type Enrolled = Extract<PersonEvent, { readonly type: 'PersonEnrolled' }>['data'];
type Particulars = Omit<Enrolled, 'institutionId'>;

export interface Person {
  /** As last enrolled or corrected; its identity is null where the key is gone. */
  readonly record: Particulars | null;
  /** Numbers that lead to the person no longer. */
  readonly released: readonly string[];
  readonly processing: 'open' | 'restricted' | 'erased';
}

const decide = (command: PersonCommand, state: Person): readonly PersonEvent[] => {
  switch (command.type) {
    case 'EnrolPerson':
      return enrol(command, state);
    case 'CorrectPerson':
      return correct(command, state);
    case 'ReleaseDocument':
      return release(command, state);
    case 'RestrictPerson':
      return restrict(command, state);
    case 'LiftRestriction':
      return lift(command, state);
    case 'ErasePerson':
      return erase(command, state);
  }
};

const enrol = (command: PersonCommandNamed<'EnrolPerson'>, state: Person): readonly PersonEvent[] => {
  const record = recordOf(command);
  refuseUnlessOpen(state);
  if (state.record) return isDeepStrictEqual(state.record, record) ? [] : reject('AlreadyEnrolled');
  return [{ type: 'PersonEnrolled', data: { ...record, institutionId: command.data.institutionId } }];
};

const correct = (command: PersonCommandNamed<'CorrectPerson'>, state: Person): readonly PersonEvent[] => {
  refuseUnlessOpen(state);
  if (!state.record) return reject('NotEnrolled');
  const record = recordOf(command);
  return isDeepStrictEqual(state.record, record) ? [] : [{ type: 'PersonCorrected', data: record }];
};

/** A mistyped number is another's: once it was corrected, it is let go, so that they can be found by it. */
const release = ({ data, meta }: PersonCommandNamed<'ReleaseDocument'>, state: Person): readonly PersonEvent[] => {
  refuseUnlessOpen(state);
  if (!state.record) return reject('NotEnrolled');
  const { personId, documentType } = data;
  const parsed = parseDocument(documentType, data.documentNumber, dayInChina(meta.now));
  if (!parsed.ok) return reject(parsed.code, { field: 'documentNumber' });
  const { normalised: documentNumber } = parsed;
  const { identity } = state.record;
  if (identity?.documentType === documentType && identity.documentNumber === documentNumber)
    return reject('DocumentInUse', { field: 'documentNumber' });
  if (state.released.includes(`${documentType} ${documentNumber}`)) return [];
  if (data.documentHolderId !== null && data.documentHolderId !== personId)
    return reject('DocumentOfAnotherPerson', { field: 'documentNumber' });
  return [{ type: 'DocumentReleased', data: { personId, documentType, identity: { documentNumber } } }];
};

const restrict = ({ data }: PersonCommandNamed<'RestrictPerson'>, state: Person): readonly PersonEvent[] => {
  if (state.processing === 'erased') return reject('PersonIsErased');
  if (state.processing === 'restricted') return [];
  if (!state.record) return reject('NotEnrolled');
  return [{ type: 'ProcessingRestricted', data: { personId: data.personId, reason: data.reason } }];
};

const lift = ({ data }: PersonCommandNamed<'LiftRestriction'>, state: Person): readonly PersonEvent[] => {
  if (state.processing === 'erased') return reject('PersonIsErased');
  if (!state.record) return reject('NotEnrolled');
  return state.processing === 'open' ? [] : [{ type: 'RestrictionLifted', data: { personId: data.personId } }];
};

/** PIPL art. 47: erased when the purpose and the period the law sets have ended, before that only stored. */
const erase = ({ data, meta }: PersonCommandNamed<'ErasePerson'>, state: Person): readonly PersonEvent[] => {
  if (state.processing === 'erased') return [];
  if (!state.record) return reject('NotEnrolled');
  if (data.retainedUntil && data.retainedUntil >= dayInChina(meta.now))
    return reject('RetentionRunning', { with: { until: data.retainedUntil } });
  return [{ type: 'PersonErased', data: { personId: data.personId, reason: data.reason } }];
};

const refuseUnlessOpen = ({ processing }: Person): void => {
  if (processing === 'erased') reject('PersonIsErased');
  if (processing === 'restricted') reject('ProcessingIsRestricted');
};

const recordOf = ({ data, meta }: PersonCommandNamed<'EnrolPerson' | 'CorrectPerson'>): Particulars => {
  const check = checkIdentity(data, dayInChina(meta.now));
  if (!check.ok) return reject(check.code, { field: check.field });
  if (data.documentHolderId !== data.personId) return reject('DocumentOfAnotherPerson', { field: 'documentNumber' });
  const { sex, birthDate, documentType, documentNumber, name } = check.identity;
  return {
    personId: data.personId,
    sex,
    birthYear: Number(birthDate.slice(0, 4)),
    documentType,
    identity: {
      name,
      documentType,
      documentNumber,
      birthDate,
      phone: data.phone || null,
      nationality: data.nationality || null,
      address: data.address || null,
    },
  };
};

const evolve = (state: Person, event: PersonEvent): Person => {
  switch (event.type) {
    case 'PersonEnrolled':
    case 'PersonCorrected': {
      const { personId, sex, birthYear, documentType, identity } = event.data;
      const present = identity && `${identity.documentType} ${identity.documentNumber}`;
      const released = state.released.filter((number) => number !== present);
      return { ...state, record: { personId, sex, birthYear, documentType, identity }, released };
    }
    case 'DocumentReleased': {
      const { documentType, identity } = event.data;
      return identity ? { ...state, released: [...state.released, `${documentType} ${identity.documentNumber}`] } : state;
    }
    case 'ProcessingRestricted':
      return { ...state, processing: 'restricted' };
    case 'RestrictionLifted':
      return { ...state, processing: 'open' };
    case 'PersonErased':
      return { ...state, processing: 'erased' };
  }
};

export const personDecider: Decider<Person, PersonCommand, PersonEvent> = {
  events: personEvents,
  initial: { record: null, released: [], processing: 'open' },
  decide,
  evolve,
};
