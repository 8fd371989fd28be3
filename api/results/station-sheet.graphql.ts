import { caseDecider, type Case } from '@healthcert/domain/case';
import { readScope } from '@healthcert/domain/kernel';
import type { OfPerson, Programme, ProgrammeItem } from '@healthcert/domain/programme';
import { specimenDecider, type Specimen } from '@healthcert/domain/specimen';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { ShownRow } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { pageFor } from '../graphql/connections.ts';
import { refused } from '../graphql/refusals.ts';
import { judgeFindings, judgeText, personAt, type JudgedText } from './judge-text.ts';

const mostRows = 500;
const mostTexts = 1000;
/** What a sheet or a page full of typed values weighs, of the 3000 that a document may. */
const aSheet = { field: 100, multiplier: 1 };

interface SheetRow {
  readonly row: ShownRow;
  readonly state: Case;
  readonly specimens: readonly Specimen[];
  readonly age: number;
}

/** Those present who still have something to do at a station, the longest wait first. @throws refused */
const sheet = async (station: string, context: RequestContext): Promise<readonly SheetRow[]> => {
  const { handler, now } = context.system;
  const rows: ShownRow[] = [];
  let after: string | null = null;
  do {
    const page = await pageFor(
      caseWorklistModel,
      { filter: { stage: ['arrived', 'examining'], pendingStations: station }, sort: { by: 'arrivedAt' }, first: 200, after },
      context,
    );
    rows.push(...page.rows);
    after = page.hasNextPage ? page.endCursor : null;
  } while (after !== null && rows.length < mostRows);
  return Promise.all(
    rows.slice(0, mostRows).map(async (row) => {
      const caseId = row.values.caseId as string;
      const [{ state }, specimens] = await Promise.all([handler.load(caseDecider, caseId), handler.load(specimenDecider, caseId)]);
      const age = state.registration ? (personAt(state.registration, now()).age ?? 0) : 0;
      return { row, state, specimens: specimens.state.all, age };
    }),
  );
};

interface Typed {
  readonly caseId: string;
  readonly item: string;
  /** Null: the text is of the item's findings. */
  readonly field?: string | null;
  readonly text: string;
}

type Findings = readonly { readonly code: string; readonly site: string | null }[];
type Judged = JudgedText & { readonly caseId: string; readonly item: string; readonly field: string | null; readonly findings: Findings };

const judgeOne = (definition: ProgrammeItem, { caseId, item, field: code = null, text }: Typed, person: OfPerson): Judged | null => {
  const of = { caseId, item, field: code };
  if (code === null) return { ...of, ...judgeFindings(definition, text) };
  const field = definition.fields.find((one) => one.code === code);
  return field ? { ...of, ...judgeText(field, text, person), findings: [] } : null;
};

/** Texts of cases that the actor may see, read and judged as they would be when saved; of others nothing. @throws refused */
const judge = async (texts: readonly Typed[], { system, actor }: RequestContext): Promise<readonly Judged[]> => {
  const scope = actor && readScope(actor, caseWorklistModel.name, await system.tree());
  if (!scope) throw refused(caseWorklistModel.name);
  const given = system.doors.given['case'] as unknown as (state: Case, data: object) => Promise<Programme | null>;
  const judged = await Promise.all(
    texts.slice(0, mostTexts).map(async (typed): Promise<Judged | null> => {
      const { state } = await system.handler.load(caseDecider, typed.caseId);
      const { registration } = state;
      if (!registration || scope.groupsOf(registration).size === 0) return null;
      const definition = (await given(state, { item: typed.item }))?.items.find(({ code }) => code === typed.item);
      return definition ? judgeOne(definition, typed, personAt(registration, system.now())) : null;
    }),
  );
  return judged.filter((one) => one !== null);
};

const value =
  <T>(name: string) =>
  ({ row }: SheetRow): T =>
    row.values[name] as T;

/** What the stations' pages ask besides the lists: a sheet of all who wait, and how typed values are understood. */
export const stationQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const item = builder.objectRef<Case['items'][number]>('SheetItem').implement({
    fields: (t) => ({ code: t.exposeString('code'), station: t.exposeString('station'), state: t.exposeString('state') }),
  });
  const row = builder.objectRef<SheetRow>('SheetRow').implement({
    fields: (t) => ({
      caseId: t.id({ resolve: value<string>('caseId') }),
      caseNumber: t.string({ resolve: value<string>('caseNumber') }),
      name: t.string({ nullable: true, resolve: value<string | null>('name') }),
      sex: t.string({ resolve: value<string>('sex') }),
      age: t.exposeInt('age'),
      arrivedAt: t.field({ type: 'DateTime', nullable: true, resolve: value<string | null>('arrivedAt') }),
      institutionId: t.string({ resolve: value<string>('institutionId') }),
      programmeId: t.string({ resolve: value<string>('programmeId') }),
      programmeVersion: t.int({ resolve: ({ state }) => state.registration?.programme.version ?? 0 }),
      paperForm: t.string({ nullable: true, resolve: value<string | null>('paperForm') }),
      items: t.field({ type: [item], resolve: ({ state }) => [...state.items] }),
      specimens: t.stringList({ resolve: ({ specimens }) => specimens.map(({ number }) => number) }),
    }),
  });
  builder.queryField('stationSheet', (t) =>
    t.field({
      type: [row],
      description: `Those present with something left to do at a station, with their items: at most ${mostRows}`,
      args: { station: t.arg.string({ required: true }) },
      complexity: aSheet,
      resolve: async (_root, { station }, context) => [...(await sheet(station, context))],
    }),
  );

  const typed = builder.inputRef<Typed>('TypedValue').implement({
    fields: (t) => ({
      caseId: t.id({ required: true }),
      item: t.string({ required: true }),
      field: t.string({ description: 'Left out: the text is of the item’s findings' }),
      text: t.string({ required: true }),
    }),
  });
  const finding = builder.objectRef<Findings[number]>('JudgedFinding').implement({
    fields: (t) => ({ code: t.exposeString('code'), site: t.exposeString('site', { nullable: true }) }),
  });
  const judged = builder.objectRef<Judged>('JudgedValue').implement({
    fields: (t) => ({
      caseId: t.exposeID('caseId'),
      item: t.exposeString('item'),
      field: t.exposeString('field', { nullable: true }),
      findings: t.field({ type: [finding], resolve: ({ findings }) => [...findings] }),
      value: t.float({ nullable: true, resolve: ({ read }) => read?.value ?? null }),
      bound: t.string({ nullable: true, resolve: ({ read }) => read?.bound ?? null }),
      choice: t.string({ nullable: true, resolve: ({ read }) => read?.choice ?? null }),
      standing: t.string({
        nullable: true,
        resolve: ({ standing }) => standing,
        description: 'above, below, within, abnormal or undecided',
      }),
      problem: t.field({ type: textType, nullable: true, resolve: ({ problem }) => problem, description: 'Why it would be refused' }),
    }),
  });
  builder.queryField('judgeValues', (t) =>
    t.field({
      type: [judged],
      description: 'How typed values would be read and judged; writes nothing',
      args: { values: t.arg({ type: [typed], required: true }) },
      complexity: aSheet,
      resolve: async (_root, { values }, context) => [...(await judge(values, context))],
    }),
  );
};
