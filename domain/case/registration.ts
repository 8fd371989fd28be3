import { isDeepStrictEqual } from 'node:util';
import type { CommandMeta } from '@healthcert/domain/kernel';
import { ageOn, dayInChina } from '@healthcert/domain/person';
import { itemsFor, minimumAgeFor, type Programme, type ProgrammeItem } from '@healthcert/domain/programme';
import { isCancelled, type Case, type CaseItem, type Identity } from './case.ts';
import type { CommandNamed } from './commands.ts';
import { reject } from './rejections.ts';
import { given, openCase, today, type Decisions, type Evolutions, type Happened } from './slice.ts';

type Registering = CommandNamed<'RegisterCase'>['data'] | CommandNamed<'CorrectRegistration'>['data'];

const identityOf = (data: Registering): NonNullable<Identity> => ({
  name: data.name,
  documentType: data.documentType,
  documentNumber: data.documentNumber,
  birthDate: data.birthDate,
  phone: data.phone ?? null,
  employer: data.employer ?? null,
  portraitFile: data.portraitFile ?? null,
  address: data.address ?? null,
  nationality: data.nationality ?? null,
  ethnicGroup: data.ethnicGroup ?? null,
  education: data.education ?? null,
  industry: data.industry ?? null,
  yearsOfService: data.yearsOfService ?? null,
  employerCode: data.employerCode ?? null,
  copies: data.copies ?? [],
});

const particularsOf = ({ jobCode, sex, birthDate }: Registering, programme: Programme, registeredAt: string) => {
  const ageAtRegistration = ageOn(birthDate, dayInChina(registeredAt));
  const birthYear = Number(birthDate.slice(0, 4));
  return { jobCode, sex, birthYear, ageAtRegistration, underAge: ageAtRegistration < minimumAgeFor(programme, jobCode) };
};

/** What the programme and the calendar allow to be registered. */
const mayBeRegistered = (data: Registering, meta: CommandMeta, programme: Programme): void => {
  if (!programme.jobs.some(({ code }) => code === data.jobCode)) reject('UnknownJob', { field: 'jobCode' });
  if (data.birthDate > today(meta)) reject('BornInFuture', { field: 'birthDate' });
};

const planned = ({ code, station }: ProgrammeItem) => ({ code, station });

const register = ({ data, meta }: CommandNamed<'RegisterCase'>, state: Case, programme: Programme): readonly Happened[] => {
  if (state.registration) {
    const { personId, institutionId, jobCode } = state.registration;
    const same = personId === data.personId && institutionId === data.institutionId && jobCode === data.jobCode;
    return same && state.registration.programme.id === data.programme.id ? [] : reject('AlreadyRegistered', { field: 'caseId' });
  }
  mayBeRegistered(data, meta, programme);
  const registeredAt = data.paper?.occurredAt ?? meta.now;
  const besides = data.besides.length > 0;
  const registered = {
    personId: data.personId,
    caseNumber: data.caseNumber,
    institutionId: data.institutionId,
    programme: data.programme,
    category: data.category,
    ...particularsOf(data, programme, registeredAt),
    items: itemsFor(programme, data.jobCode, data.sex).map(({ code, station }) => ({ code, station, state: 'pending' as const })),
    registeredAt,
    source: data.paper ? ('paper' as const) : ('desk' as const),
    paperForm: data.paperForm,
    renewalOf: data.renewalOf,
    ...(data.payer && { payer: data.payer }),
    ...(data.booking && { booking: data.booking }),
    ...(besides && { besides: data.besides }),
    identity: {
      ...identityOf(data),
      ...(data.payerEvidence && { payerEvidence: data.payerEvidence }),
      ...(besides && { besideOpen: given(data.besideOpen ?? '', 'besideOpen') }),
    },
  };
  return [{ type: 'CaseRegistered', data: registered }];
};

/** The items that another job or sex adds, and those it makes needless while nothing was done about them. */
const itemChanges = (state: Case, programme: Programme, data: Registering) => {
  const required = itemsFor(programme, data.jobCode, data.sex);
  const requiredBefore = itemsFor(programme, state.registration?.jobCode ?? '', state.registration?.sex ?? data.sex);
  const needless = (item: CaseItem) =>
    item.state === 'pending' && requiredBefore.some(({ code }) => code === item.code) && !required.some(({ code }) => code === item.code);
  return {
    itemsAdded: required.filter(({ code }) => !state.items.some((item) => item.code === code)).map(planned),
    itemsRemoved: state.items.filter(needless).map(({ code }) => code),
  };
};

const correct = ({ data, meta }: CommandNamed<'CorrectRegistration'>, state: Case, programme: Programme): readonly Happened[] => {
  const before = openCase(state);
  if (data.personId !== before.personId) reject('OtherPerson', { field: 'documentNumber' });
  mayBeRegistered(data, meta, programme);
  const { personId, registeredAt } = before;
  const changed = { ...particularsOf(data, programme, registeredAt), identity: identityOf(data) };
  if (isDeepStrictEqual(before, { ...before, ...changed })) return [];
  const items = itemChanges(state, programme, data);
  if (state.conclusion) {
    // The conclusion was reached with the ranges of one sex and the items of one job.
    if (data.sex !== before.sex) reject('AlreadyConcluded', { field: 'sex' });
    if (items.itemsAdded.length + items.itemsRemoved.length > 0) reject('AlreadyConcluded', { field: 'jobCode' });
  }
  return [{ type: 'RegistrationCorrected', data: { personId, ...changed, ...items } }];
};

const cancel = ({ data, meta }: CommandNamed<'CancelCase'>, state: Case): readonly Happened[] => {
  if (isCancelled(state)) return [];
  const { personId } = openCase(state);
  if (state.certificates.length > 0) reject('HasCertificate');
  if (state.conclusion) reject('AlreadyConcluded');
  return [{ type: 'CaseCancelled', data: { personId, cancelledAt: meta.now, identity: { reason: given(data.reason) } } }];
};

/** Undone on its day, while the person may still be standing there; nothing can have been entered since. */
const reinstate = ({ meta }: CommandNamed<'ReinstateCase'>, state: Case): readonly Happened[] => {
  const { personId } = state.registration ?? reject('NoSuchCase');
  if (state.cancelledAt === null) return state.reinstated ? [] : reject('NotCancelled');
  if (dayInChina(state.cancelledAt) !== today(meta)) reject('CancelledEarlier');
  return [{ type: 'CaseReinstated', data: { personId, recheckDueOn: state.recheck?.dueOn ?? null } }];
};

const arrive = ({ meta }: CommandNamed<'RecordArrival'>, state: Case): readonly Happened[] => {
  const { registeredAt } = openCase(state);
  // On paper nobody wrote down both: who was registered was there.
  return state.arrived ? [] : [{ type: 'PersonArrived', data: { arrivedAt: state.onPaper ? registeredAt : meta.now } }];
};

export const registrationDecisions: Decisions<'RegisterCase' | 'CorrectRegistration' | 'CancelCase' | 'ReinstateCase' | 'RecordArrival'> = {
  RegisterCase: register,
  CorrectRegistration: correct,
  CancelCase: cancel,
  ReinstateCase: reinstate,
  RecordArrival: arrive,
};

export const pendingItem = ({ code, station }: { readonly code: string; readonly station: string }): CaseItem => ({
  code,
  station,
  state: 'pending',
  result: null,
  abnormal: false,
  dueOn: null,
});

export const registrationEvolutions: Evolutions<
  'CaseRegistered' | 'RegistrationCorrected' | 'CaseCancelled' | 'CaseReinstated' | 'PersonArrived'
> = {
  CaseRegistered: (
    state,
    { items, source: _source, paperForm, renewalOf: _renewed, besides: _besides, booking: _booking, ...registration },
  ) => ({
    ...state,
    registration,
    onPaper: paperForm !== null,
    items: items.map(pendingItem),
  }),
  RegistrationCorrected: (state, data) => {
    if (!state.registration) return state;
    const { jobCode, sex, birthYear, ageAtRegistration, underAge, identity } = data;
    const removed = new Set(data.itemsRemoved);
    return {
      ...state,
      registration: { ...state.registration, jobCode, sex, birthYear, ageAtRegistration, underAge, identity },
      items: [...state.items.filter(({ code }) => !removed.has(code)), ...data.itemsAdded.map(pendingItem)],
    };
  },
  CaseCancelled: (state, { cancelledAt }) => ({ ...state, cancelledAt, reinstated: false }),
  CaseReinstated: (state) => ({ ...state, cancelledAt: null, reinstated: true }),
  PersonArrived: (state) => ({ ...state, arrived: true }),
};
