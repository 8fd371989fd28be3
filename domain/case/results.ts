import { isDeepStrictEqual } from 'node:util';
import { abnormal, conclude, suspectedDiseases, type Programme, type ProgrammeItem } from '@healthcert/domain/programme';
import { itemResultOf, resultsOf, type Case, type CaseItem, type RecordedResult, type Registration } from './case.ts';
import type { CommandNamed } from './commands.ts';
import type { EventNamed } from './events.ts';
import { acceptable, resultOf, type Result } from './entered-result.ts';
import { atStations, orderedItem, withItem } from './examination.ts';
import { reject } from './rejections.ts';
import { given, type Decisions, type Evolutions, type Happened } from './slice.ts';

/** A screening finding leads to further tests at once, while the specimen is at hand. */
const furtherItems = (state: Case, programme: Programme, registration: Registration, item: string): readonly Happened[] => {
  const results = resultsOf(state.items);
  if (!results) return [];
  const { fired, furtherItems: wanted } = conclude(programme, results, registration);
  const rows = programme.rules.filter((row) => row.item === item && fired.some(({ rowId }) => rowId === row.id));
  const asking = rows.filter((row) => row.furtherItems?.some((code) => wanted.includes(code)));
  const ordered = wanted.filter((code) => asking.some((row) => row.furtherItems?.includes(code)));
  return ordered.length > 0
    ? [
        orderFurther(
          programme,
          ordered,
          asking.map(({ id }) => id),
        ),
      ]
    : [];
};

export const orderFurther = (programme: Programme, codes: readonly string[], because: readonly string[]): Happened => ({
  type: 'FurtherItemsOrdered',
  data: {
    items: programme.items.filter(({ code }) => codes.includes(code)).map(({ code, station }) => ({ code, station })),
    because: [...because],
  },
});

const entered = (registration: Registration, definition: ProgrammeItem, { found, ...result }: Result) => ({
  personId: registration.personId,
  item: definition.code,
  station: definition.station,
  abnormal: abnormal(definition, itemResultOf(found, result.age), registration).length > 0,
  suspects: [...suspectedDiseases(definition, itemResultOf(found, result.age), registration)],
  ...result,
});

const done = (result: RecordedResult, abnormal: boolean): Partial<CaseItem> => ({ state: 'done', result, abnormal, dueOn: null });

const record = ({ data, meta }: CommandNamed<'RecordResult'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  const ordered = orderedItem(state, programme, data.item);
  const { definition, item } = ordered;
  const result = resultOf(data, meta, ordered, state);
  if (item.state === 'done')
    return isDeepStrictEqual({ ...result, form: item.result?.form }, item.result) ? [] : reject('AlreadyDone', { field: 'item' });
  acceptable(definition, result, registration, meta);
  const recorded = entered(registration, definition, result);
  return [
    { type: 'ResultRecorded', data: { ...recorded, clinical: result.found } },
    ...furtherItems(withItem(state, data.item, done(result, recorded.abnormal)), programme, registration, data.item),
  ];
};

const correct = ({ data, meta }: CommandNamed<'CorrectResult'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  const ordered = orderedItem(state, programme, data.item);
  const { definition, item } = ordered;
  if (item.state !== 'done') reject('NotDone', { field: 'item' });
  const result = resultOf(data, meta, ordered, state);
  const reason = given(data.reason);
  if (isDeepStrictEqual(result, item.result)) return [];
  acceptable(definition, result, registration, meta);
  const corrected = entered(registration, definition, result);
  return [
    { type: 'ResultCorrected', data: { ...corrected, clinical: { ...result.found, reason } } },
    ...furtherItems(withItem(state, data.item, done(result, corrected.abnormal)), programme, registration, data.item),
  ];
};

export const resultDecisions: Decisions<'RecordResult' | 'CorrectResult'> = { RecordResult: record, CorrectResult: correct };

const evolveResult = (state: Case, data: EventNamed<'ResultRecorded' | 'ResultCorrected'>['data']): Case => {
  const { item, abnormal, clinical, performerId, deviceId, reagentLot, performedAt, form, age } = data;
  const { findings, values, history, remark } = clinical ?? { findings: [], values: [], remark: null };
  const found = clinical && { findings, values, ...(history && { history }), remark };
  return withItem(state, item, done({ performerId, deviceId, reagentLot, performedAt, form, age, found }, abnormal));
};

export const resultEvolutions: Evolutions<'ResultRecorded' | 'ResultCorrected'> = {
  ResultRecorded: evolveResult,
  ResultCorrected: evolveResult,
};
