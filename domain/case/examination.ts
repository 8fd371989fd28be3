import { itemsFor, type Programme, type ProgrammeItem } from '@healthcert/domain/programme';
import { isCancelled, itemOf, type Case, type CaseItem, type Registration } from './case.ts';
import type { CommandNamed } from './commands.ts';
import { pendingItem } from './registration.ts';
import { reject } from './rejections.ts';
import { given, openCase, today, type Decisions, type Evolutions, type Happened } from './slice.ts';

/** A case whose items may still change. */
const unconcluded = (state: Case): Registration => {
  const registration = openCase(state);
  return state.conclusion ? reject('AlreadyConcluded') : registration;
};

/** A case whose person is at the stations. */
export const atStations = (state: Case): Registration => {
  const registration = unconcluded(state);
  return state.arrived ? registration : reject('NotArrived');
};

const inProgramme = (programme: Programme, code: string, field = 'item'): ProgrammeItem =>
  programme.items.find((item) => item.code === code) ?? reject('UnknownItem', { field });

/** An item of the case and what the programme says of it. */
export const orderedItem = (state: Case, programme: Programme, code: string, field = 'item') => {
  const definition = inProgramme(programme, code, field);
  return { definition, item: itemOf(state, code) ?? reject('ItemNotOrdered', { field }) };
};

const ofPerson = ({ personId }: Registration, item: string) => ({ personId, item });

const dayAhead = (dueOn: string | null | undefined, from: string): string | null =>
  dueOn && dueOn < from ? reject('DueInPast', { field: 'dueOn' }) : (dueOn ?? null);

const add = ({ data }: CommandNamed<'AddItem'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = unconcluded(state);
  const { applies, station } = inProgramme(programme, data.item);
  if (itemOf(state, data.item)) return [];
  if (applies?.sex && applies.sex !== registration.sex) reject('ItemDoesNotApply', { field: 'item' });
  return [{ type: 'ItemAdded', data: { ...ofPerson(registration, data.item), station, clinical: { reason: data.reason || null } } }];
};

const remove = ({ data }: CommandNamed<'RemoveItem'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = unconcluded(state);
  inProgramme(programme, data.item);
  const item = itemOf(state, data.item);
  if (!item) return [];
  if (item.state === 'done') reject('AlreadyDone', { field: 'item' });
  const required = itemsFor(programme, registration.jobCode, registration.sex);
  if (required.some(({ code }) => code === data.item)) reject('ItemRequired', { field: 'item' });
  return [{ type: 'ItemRemoved', data: { ...ofPerson(registration, data.item), clinical: { reason: given(data.reason) } } }];
};

/** An item of someone present that has no result yet. */
const undone = (state: Case, programme: Programme, code: string): CaseItem => {
  const { item } = orderedItem(state, programme, code);
  return item.state === 'done' ? reject('AlreadyDone', { field: 'item' }) : item;
};

const refuse = ({ data }: CommandNamed<'RefuseItem'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  if (undone(state, programme, data.item).state === 'refused') return [];
  return [{ type: 'ItemRefused', data: { ...ofPerson(registration, data.item), clinical: { reason: given(data.reason) } } }];
};

const defer = ({ data, meta }: CommandNamed<'DeferItem'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  const item = undone(state, programme, data.item);
  const dueOn = dayAhead(data.dueOn, today(meta));
  if (item.state === 'deferred' && item.dueOn === dueOn) return [];
  return [{ type: 'ItemDeferred', data: { ...ofPerson(registration, data.item), dueOn, clinical: { reason: given(data.reason) } } }];
};

/** A case that waits for a recheck, or is still being examined. */
const recheckable = (state: Case): Registration => {
  const registration = openCase(state);
  if (state.conclusion && state.conclusion.outcome !== 'recheck') reject('AlreadyConcluded');
  return state.arrived ? registration : reject('NotArrived');
};

const recheck = ({ data, meta }: CommandNamed<'OrderRecheck'>, state: Case, programme: Programme): readonly Happened[] => {
  const { personId } = recheckable(state);
  const items = data.items.map((code, n) => orderedItem(state, programme, code, `items.${n}`).item);
  const dueOn = dayAhead(data.dueOn, today(meta));
  if (!state.conclusion && items.every((item) => item.state === 'pending')) return [];
  const again = [...new Set(items)].map(({ code, station }) => ({ code, station }));
  return [
    { type: 'RecheckOrdered', data: { personId, items: again, dueOn, remind: data.remind, clinical: { reason: data.reason || null } } },
  ];
};

/** Of a recheck that was done, or agreed on for another day, nobody is reminded. */
const remindRecheck = ({ data, meta }: CommandNamed<'RemindRecheck'>, state: Case): readonly Happened[] => {
  const { recheck, registration, conclusion } = state;
  const { dueOn, level } = data;
  if (!registration || isCancelled(state) || conclusion || recheck?.dueOn !== dueOn || recheck.reminded.includes(level)) return [];
  if (!recheck.items.some((code) => itemOf(state, code)?.state === 'pending')) return [];
  return [{ type: 'RecheckReminded', data: { personId: registration.personId, dueOn, level, remindedAt: meta.now } }];
};

export const examinationDecisions: Decisions<'AddItem' | 'RemoveItem' | 'RefuseItem' | 'DeferItem' | 'OrderRecheck' | 'RemindRecheck'> = {
  AddItem: add,
  RemoveItem: remove,
  RefuseItem: refuse,
  DeferItem: defer,
  OrderRecheck: recheck,
  RemindRecheck: remindRecheck,
};

/** The state with one item changed. */
export const withItem = (state: Case, code: string, change: Partial<CaseItem>): Case => ({
  ...state,
  begun: true,
  items: state.items.map((item) => (item.code === code ? { ...item, ...change } : item)),
});

const withOrdered = (state: Case, ordered: readonly { readonly code: string; readonly station: string }[]): Case => ({
  ...state,
  items: [...state.items, ...ordered.filter(({ code }) => !itemOf(state, code)).map(pendingItem)],
});

type ExaminationEvent =
  | 'ItemAdded'
  | 'ItemRemoved'
  | 'ItemRefused'
  | 'ItemDeferred'
  | 'FurtherItemsOrdered'
  | 'RecheckOrdered'
  | 'RecheckReminded';

export const examinationEvolutions: Evolutions<ExaminationEvent> = {
  ItemAdded: (state, { item, station }) => withOrdered(state, [{ code: item, station }]),
  ItemRemoved: (state, { item }) => ({ ...state, items: state.items.filter(({ code }) => code !== item) }),
  ItemRefused: (state, { item }) => withItem(state, item, { state: 'refused', dueOn: null }),
  ItemDeferred: (state, { item, dueOn }) => withItem(state, item, { state: 'deferred', dueOn }),
  FurtherItemsOrdered: (state, { items }) => withOrdered(state, items),
  RecheckOrdered: (state, { items, dueOn }) => ({
    ...items.reduce((before, { code }) => withItem(before, code, { state: 'pending', result: null, abnormal: false, dueOn }), state),
    conclusion: null,
    withdrawn: null,
    recheck: dueOn === null ? null : { items: items.map(({ code }) => code), dueOn, reminded: [] },
  }),
  RecheckReminded: (state, { level }) => ({
    ...state,
    recheck: state.recheck && { ...state.recheck, reminded: [...state.recheck.reminded, level] },
  }),
};
