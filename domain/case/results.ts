import { isDeepStrictEqual } from 'node:util';
import type { CommandMeta } from '@healthcert/domain/kernel';
import {
  abnormal,
  conclude,
  resultProblems,
  type ItemResult,
  type Programme,
  type ProgrammeItem,
  type ResultProblem,
} from '@healthcert/domain/programme';
import { itemResultOf, resultsOf, type Case, type CaseItem, type RecordedResult, type Registration } from './case.ts';
import type { CommandNamed } from './commands.ts';
import type { EventNamed } from './events.ts';
import { atStations, orderedItem, withItem } from './examination.ts';
import { reject } from './rejections.ts';
import { given, type Decisions, type Evolutions, type Happened } from './slice.ts';

type Entered = CommandNamed<'RecordResult'>['data'];
type Found = NonNullable<RecordedResult['found']>;
type Result = RecordedResult & { readonly found: Found };

/** What was entered, with what it leaves out taken from the earlier result, else from the circumstances. */
const resultOf = (data: Entered, meta: CommandMeta, earlier: RecordedResult | null, { onPaper, registration }: Case): Result => ({
  performerId: data.performerId ?? earlier?.performerId ?? meta.actorId,
  deviceId: data.deviceId ?? null,
  reagentLot: data.reagentLot ?? null,
  performedAt: data.performedAt ?? earlier?.performedAt ?? ((onPaper && registration?.registeredAt) || meta.now),
  found: {
    findings: data.findings.map(({ code, site }) => ({ code, site: site || null })),
    values: data.values.map(({ field, value }) => ({ field, value })),
    remark: data.remark || null,
  },
});

/** The input field that a problem is about. */
const blamed = (problem: ResultProblem, { findings, values }: Found): string => {
  if ('finding' in problem) return `findings.${findings.findLastIndex(({ code }) => code === problem.finding)}.code`;
  if ('field' in problem && problem.code !== 'ValueMissing')
    return `values.${values.findLastIndex(({ field }) => field === problem.field)}.field`;
  return problem.code === 'ValueMissing' ? 'values' : 'findings';
};

const acceptable = (definition: ProgrammeItem, { found, performedAt }: Result, result: ItemResult, meta: CommandMeta): void => {
  const [problem] = resultProblems(definition, result);
  if (problem) {
    const { code, ...values } = problem;
    reject(code, { field: blamed(problem, found), with: values });
  }
  if (Date.parse(performedAt) > Date.parse(meta.now)) reject('PerformedInFuture', { field: 'performedAt' });
};

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
  abnormal: abnormal(definition, itemResultOf(found), registration.sex).length > 0,
  ...result,
});

const done = (result: RecordedResult, abnormal: boolean): Partial<CaseItem> => ({ state: 'done', result, abnormal, dueOn: null });

const record = ({ data, meta }: CommandNamed<'RecordResult'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  const { definition, item } = orderedItem(state, programme, data.item);
  const result = resultOf(data, meta, item.result, state);
  if (item.state === 'done') return isDeepStrictEqual(result, item.result) ? [] : reject('AlreadyDone', { field: 'item' });
  acceptable(definition, result, itemResultOf(result.found), meta);
  const recorded = entered(registration, definition, result);
  return [
    { type: 'ResultRecorded', data: { ...recorded, clinical: result.found } },
    ...furtherItems(withItem(state, data.item, done(result, recorded.abnormal)), programme, registration, data.item),
  ];
};

const correct = ({ data, meta }: CommandNamed<'CorrectResult'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = atStations(state);
  const { definition, item } = orderedItem(state, programme, data.item);
  if (item.state !== 'done') reject('NotDone', { field: 'item' });
  const result = resultOf(data, meta, item.result, state);
  const reason = given(data.reason);
  if (isDeepStrictEqual(result, item.result)) return [];
  acceptable(definition, result, itemResultOf(result.found), meta);
  const corrected = entered(registration, definition, result);
  return [
    { type: 'ResultCorrected', data: { ...corrected, clinical: { ...result.found, reason } } },
    ...furtherItems(withItem(state, data.item, done(result, corrected.abnormal)), programme, registration, data.item),
  ];
};

export const resultDecisions: Decisions<'RecordResult' | 'CorrectResult'> = { RecordResult: record, CorrectResult: correct };

const evolveResult = (state: Case, data: EventNamed<'ResultRecorded' | 'ResultCorrected'>['data']): Case => {
  const { item, abnormal, performerId, deviceId, reagentLot, performedAt, clinical } = data;
  const found = clinical && { findings: clinical.findings, values: clinical.values, remark: clinical.remark };
  return withItem(state, item, done({ performerId, deviceId, reagentLot, performedAt, found }, abnormal));
};

export const resultEvolutions: Evolutions<'ResultRecorded' | 'ResultCorrected'> = {
  ResultRecorded: evolveResult,
  ResultCorrected: evolveResult,
};
