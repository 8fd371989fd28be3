import { commandMeta, fixedId } from '@healthcert/domain/testing';
import type { PersonEvent } from './events.ts';
import type { PersonCommandNamed } from './forms.ts';
import { syntheticIdNumber } from './synthetic-id-number.ts';

export const zhangId = fixedId(0x101);

/** A made-up person; the number belongs to nobody. */
export const zhangNumber = syntheticIdNumber({ area: '341102', birthDate: '1990-05-17', sequence: 2 });

type EnrolledEvent = Extract<PersonEvent, { readonly type: 'PersonEnrolled' }>;
type Identity = NonNullable<EnrolledEvent['data']['identity']>;

const identity = (overrides: Partial<Identity> = {}): Identity => ({
  name: '张测试',
  documentType: 'idCard',
  documentNumber: zhangNumber,
  birthDate: '1990-05-17',
  phone: '13800000000',
  nationality: null,
  address: null,
  ...overrides,
});

const particulars = { personId: zhangId, sex: 'female', birthYear: 1990, documentType: 'idCard' } as const;

export const enrolled = (overrides: Partial<Identity> = {}): PersonEvent => ({
  type: 'PersonEnrolled',
  data: { ...particulars, institutionId: 'clinic-1', identity: identity(overrides) },
});

export const corrected = (overrides: Partial<Identity> = {}): PersonEvent => ({
  type: 'PersonCorrected',
  data: { ...particulars, identity: identity(overrides) },
});

export const restricted = (): PersonEvent => ({ type: 'ProcessingRestricted', data: { personId: zhangId, reason: 'requested' } });
export const lifted = (): PersonEvent => ({ type: 'RestrictionLifted', data: { personId: zhangId } });
export const erased = (): PersonEvent => ({ type: 'PersonErased', data: { personId: zhangId, reason: 'retentionEnded' } });

type EnrolData = PersonCommandNamed<'EnrolPerson'>['data'];

const entered = (overrides: Partial<EnrolData> = {}): EnrolData => ({
  personId: zhangId,
  institutionId: 'clinic-1',
  name: ' 张 测试',
  documentType: 'idCard',
  documentNumber: zhangNumber,
  phone: '13800000000',
  documentHolderId: zhangId,
  ...overrides,
});

export const enrol = (overrides: Partial<EnrolData> = {}): PersonCommandNamed<'EnrolPerson'> => ({
  type: 'EnrolPerson',
  data: entered(overrides),
  meta: commandMeta(),
});

export const correct = (overrides: Partial<EnrolData> = {}): PersonCommandNamed<'CorrectPerson'> => ({
  type: 'CorrectPerson',
  data: entered(overrides),
  meta: commandMeta(),
});

export const restrict = (): PersonCommandNamed<'RestrictPerson'> => ({
  type: 'RestrictPerson',
  data: { personId: zhangId, reason: 'requested' },
  meta: commandMeta(),
});

export const lift = (): PersonCommandNamed<'LiftRestriction'> => ({
  type: 'LiftRestriction',
  data: { personId: zhangId },
  meta: commandMeta(),
});

export const erase = (retainedUntil: string | null = null): PersonCommandNamed<'ErasePerson'> => ({
  type: 'ErasePerson',
  data: { personId: zhangId, reason: 'retentionEnded', retainedUntil },
  meta: commandMeta(),
});
