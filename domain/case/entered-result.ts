import type { CommandMeta } from '@healthcert/domain/kernel';
import { ageOn, dayInChina } from '@healthcert/domain/person';
import {
  readValue,
  resultProblems,
  undecided,
  type MeasuredValue,
  type ProgrammeItem,
  type ResultProblem,
} from '@healthcert/domain/programme';
import { itemResultOf, type Case, type RecordedResult, type Registration } from './case.ts';
import type { CommandNamed } from './commands.ts';
import type { orderedItem } from './examination.ts';
import { reject } from './rejections.ts';
import { today } from './slice.ts';

type Entered = CommandNamed<'RecordResult'>['data'];
type Found = NonNullable<RecordedResult['found']>;
export type Result = RecordedResult & { readonly found: Found };

type Ordered = ReturnType<typeof orderedItem>;

/** Whole years on the day of the examination; once the person is erased, those at registration. */
const ageAt = ({ identity, ageAtRegistration }: Registration, performedAt: string): number =>
  identity ? ageOn(identity.birthDate, dayInChina(performedAt)) : ageAtRegistration;

const enteredValue = (definition: ProgrammeItem, { field: code, value, text }: Entered['values'][number], n: number): MeasuredValue => {
  const field = definition.fields.find((one) => one.code === code);
  if (!field || text == null) return { field: code, value: value ?? null };
  const result = readValue(field, text);
  return 'read' in result
    ? { field: code, ...result.read }
    : reject(result.problem, { field: `values.${n}.${result.problem === 'ValueMissing' ? 'field' : 'text'}`, with: { field: code } });
};

const pastDisease = ({ disease, since, cured, curedSince, remark }: NonNullable<Entered['history']>[number]) => ({
  disease,
  since: since ?? null,
  cured: cured ?? null,
  curedSince: curedSince ?? null,
  remark: remark || null,
});

/** What was entered, with what it leaves out taken from the earlier result, else from the circumstances; null says that there is none. */
export const resultOf = (data: Entered, meta: CommandMeta, { definition, item }: Ordered, { onPaper, registration }: Case): Result => {
  const earlier = item.result;
  const performedAt = data.performedAt ?? earlier?.performedAt ?? ((onPaper && registration?.registeredAt) || meta.now);
  return {
    performerId: data.performerId ?? earlier?.performerId ?? meta.actorId,
    deviceId: data.deviceId === undefined ? (earlier?.deviceId ?? null) : data.deviceId,
    reagentLot: data.reagentLot === undefined ? (earlier?.reagentLot ?? null) : data.reagentLot,
    performedAt,
    form: definition.form ?? null,
    age: registration ? ageAt(registration, performedAt) : 0,
    found: {
      findings: data.findings.map(({ code, site }) => ({ code, site: site || null })),
      values: data.values.map((value, n) => enteredValue(definition, value, n)),
      ...(data.history && data.history.length > 0 && { history: data.history.map(pastDisease) }),
      remark: data.remark || null,
    },
  };
};

/** The input field that a problem is about. */
const blamed = (problem: ResultProblem, { findings, values }: Found): string => {
  if ('finding' in problem) return `findings.${findings.findLastIndex(({ code }) => code === problem.finding)}.code`;
  if ('field' in problem && problem.code !== 'ValueMissing')
    return `values.${values.findLastIndex(({ field }) => field === problem.field)}.field`;
  return problem.code === 'ValueMissing' ? 'values' : 'findings';
};

/** @throws Rejection */
export const acceptable = (
  definition: ProgrammeItem,
  { found, performedAt, age }: Result,
  { sex }: Registration,
  meta: CommandMeta,
): void => {
  const result = itemResultOf(found, age);
  const [problem] = resultProblems(definition, result);
  if (problem) {
    const { code, ...values } = problem;
    reject(code, { field: blamed(problem, found), with: values });
  }
  const [open] = undecided(definition, result, { sex, age });
  if (open) {
    const n = found.values.findIndex(({ field }) => field === open.code);
    reject('ValueUndecided', { field: `values.${n}.text`, with: { field: open.code } });
  }
  const history = found.history ?? [];
  if (history.length > 0 && definition.station !== 'interview') reject('HistoryNeedless', { field: 'history' });
  const day = today(meta);
  const ahead = history.findIndex(({ since, curedSince }) => [since, curedSince].some((when) => when !== null && when > day));
  if (ahead >= 0) reject('SinceInFuture', { field: `history.${ahead}.since` });
  if (Date.parse(performedAt) > Date.parse(meta.now)) reject('PerformedInFuture', { field: 'performedAt' });
};
