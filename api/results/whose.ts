import { caseDecider, type Case } from '@healthcert/domain/case';
import { readScope, type FieldGroup, type Text } from '@healthcert/domain/kernel';
import { readSpecimenNumber, specimenDecider, type Specimen } from '@healthcert/domain/specimen';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { RequestContext } from '../context.ts';
import { isClosed } from '../person/restriction.ts';
import { personByNumber, seesWhoItIs } from '../person/person-by-number.ts';
import { said } from './problems.ts';

/** A number that stands in a row, by what its column is about. */
export type Whose = Partial<Readonly<Record<'case' | 'specimen' | 'document', string>>>;

export interface Found {
  readonly caseId: string;
  readonly state: Case;
  readonly registration: NonNullable<Case['registration']>;
  readonly specimen: Specimen | null;
  readonly groups: ReadonlySet<FieldGroup>;
}

export type WhoseAnswer = { readonly found: Found } | { readonly problem: Text; readonly of: keyof Whose };

const digits = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
const isCaseNumber = (text: string): boolean => /^\d{12}$/.test(text);
const usable: ReadonlySet<Specimen['state']> = new Set(['labelled', 'collected', 'received', 'finished']);
const page = 200;
/** How long a look-up waits for what the client has just written, in milliseconds. */
const longestWait = 3000;

const inPages = <T>(all: readonly T[]): T[][] => {
  const unique = [...new Set(all)];
  return Array.from({ length: Math.ceil(unique.length / page) }, (_page, n) => unique.slice(n * page, (n + 1) * page));
};

/**
 * Finds whose results rows are: by the numbers that stand in them, within the actor's reach, several at once. A number
 * that reaches nobody is told the same, whether it is another institution's or nobody's.
 */
export const finderOfCases = async (context: RequestContext, rows: readonly Whose[]) => {
  const { system, actor } = context;
  const { handler } = system;
  const scope = actor && readScope(actor, caseWorklistModel.name, await system.tree());

  if (context.seen !== null) await system.reads.reached(caseWorklistModel, context.seen, longestWait);

  const list = async (filter: Readonly<Record<string, unknown>>): Promise<readonly { caseId: string; of: string }[]> => {
    if (!scope) return [];
    const { rows } = await system.reads.list({ model: caseWorklistModel, scope, filter, first: 1000 });
    return rows.map(({ values }) => ({ caseId: values.caseId as string, of: String(values[filter.personId ? 'personId' : 'caseNumber']) }));
  };

  const specimenNumbers = rows.flatMap(({ specimen }) => {
    const reading = specimen === undefined ? null : readSpecimenNumber(specimen);
    return reading?.ok ? [reading.caseNumber] : [];
  });
  const numbers = [...rows.flatMap((row) => (row.case === undefined ? [] : [digits(row.case)])), ...specimenNumbers].filter(isCaseNumber);
  const byNumber = new Map<string, string>();
  for (const some of inPages(numbers)) for (const { of, caseId } of await list({ caseNumber: { in: some } })) byNumber.set(of, caseId);

  const personOf = new Map<string, string>();
  const documents = seesWhoItIs(context, caseWorklistModel) ? rows.flatMap(({ document }) => document ?? []) : [];
  for (const document of new Set(documents)) {
    const personId = await personByNumber(context, document);
    if (personId !== null) personOf.set(document, personId);
  }
  const openOf = new Map<string, string[]>();
  for (const some of inPages([...personOf.values()])) {
    const open = await list({ personId: { in: some }, stage: { in: ['arrived', 'examining', 'examined'] } });
    for (const { of, caseId } of open) openOf.set(of, [...(openOf.get(of) ?? []), caseId]);
  }

  const caseOf = (of: keyof Whose, text: string): { readonly caseId: string } | { readonly problem: Text } => {
    if (of === 'document') {
      const open = openOf.get(personOf.get(text) ?? '') ?? [];
      return open[0] !== undefined && open.length === 1
        ? { caseId: open[0] }
        : { problem: said(open.length === 0 ? 'DocumentUnknown' : 'DocumentAmbiguous') };
    }
    if (of === 'specimen') {
      const reading = readSpecimenNumber(text);
      if (!reading.ok) return { problem: said(reading.problem === 'check' ? 'SpecimenMisread' : 'SpecimenUnknown') };
      const caseId = byNumber.get(reading.caseNumber);
      return caseId === undefined ? { problem: said('SpecimenUnknown') } : { caseId };
    }
    const number = digits(text);
    if (!isCaseNumber(number)) return { problem: said('NotACaseNumber') };
    const caseId = byNumber.get(number);
    return caseId === undefined ? { problem: said('CaseUnknown') } : { caseId };
  };

  const specimenOf = async (caseId: string, text: string): Promise<Specimen | { readonly problem: Text }> => {
    const reading = readSpecimenNumber(text);
    const { all } = (await handler.load(specimenDecider, caseId)).state;
    const specimen = reading.ok ? all.find(({ number }) => number === reading.number) : undefined;
    if (!specimen) return { problem: said('SpecimenUnknown') };
    return usable.has(specimen.state) ? specimen : { problem: said('SpecimenUnusable') };
  };

  /** Whose row it is; all its numbers must lead to the same case. */
  return async (whose: Whose): Promise<WhoseAnswer> => {
    const given = Object.entries(whose) as [keyof Whose, string][];
    const [first] = given;
    if (!first || !actor) return { problem: said('WhoseMissing'), of: 'case' };
    const found = given.map(([of, text]) => ({ of, ...caseOf(of, text) }));
    for (const one of found) if ('problem' in one) return { problem: one.problem, of: one.of };
    const ids = found.flatMap((one) => ('caseId' in one ? [{ of: one.of, caseId: one.caseId }] : []));
    const { caseId } = ids[0]!;
    const numberOf = async (id: string): Promise<string> => (await handler.load(caseDecider, id)).state.registration?.caseNumber ?? '';
    const other = ids.find((one) => one.caseId !== caseId);
    if (other) {
      const [one, two] = await Promise.all([numberOf(caseId), numberOf(other.caseId)]);
      return { problem: said('OtherPersons', { one, other: two }), of: other.of };
    }
    const { state } = await handler.load(caseDecider, caseId);
    const { registration } = state;
    const specimen = whose.specimen === undefined ? null : await specimenOf(caseId, whose.specimen);
    if (specimen && 'problem' in specimen) return { problem: specimen.problem, of: 'specimen' };
    if (!registration || (await isClosed(system, actor, caseWorklistModel.name, registration)))
      return { problem: said('CaseUnknown'), of: first[0] };
    const groups = scope?.groupsOf({ institutionId: registration.institutionId }) ?? new Set<FieldGroup>();
    return { found: { caseId, state, registration, specimen, groups } };
  };
};
