import { readScope } from '@healthcert/domain/kernel';
import type { AnyReadModel, ShownRow } from '@healthcert/projections/kernel';
import { nameStart } from '@healthcert/projections/search-terms';
import type { RequestContext } from '../context.ts';
import { personByNumber, seesWhoItIs } from '../person/person-by-number.ts';
import { recordAccess } from '../record-access.ts';
import type { Builder } from './builder.ts';
import { byDocument, graphqlName, isAboutPersons, missing, readModelTypes } from './read-model-types.ts';
import { refused } from './refusals.ts';

const largestPage = 200;
/** So many rows weigh as one: the largest page with every column of the widest list is within what a document may weigh. */
const rowsOfWeight = 40;
/** Beyond it nobody reads the last digit; a figure of a day or of a whole city is counted as it happens (`figures`). */
export const countedAtMost = 500;
/** How long a query waits for what the client has just written, in milliseconds. */
const longestWait = 3000;

/** The GraphQL type of one read model's rows. */
export type RowRef = ReturnType<typeof readModelTypes>['node'];

interface Page {
  readonly rows: readonly ShownRow[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly upToDate: boolean;
}

export interface Asked {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly sort?: { readonly by: string; readonly descending?: boolean | null } | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The filter as the read model takes it, but for the parts that must be looked up. */
const columnsOf = (model: AnyReadModel, given: Asked['filter']): Readonly<Record<string, unknown>> => {
  const columns = Object.keys(model.columns);
  const empty = columns.filter((name) => typeof given?.[missing(name)] === 'boolean');
  const rest = Object.entries(given ?? {}).filter(([part]) => columns.includes(part));
  return { ...Object.fromEntries(rest), ...Object.fromEntries(empty.map((name) => [name, { isNull: given?.[missing(name)] }])) };
};

/** A name is asked for as in the search box: by how it begins or goes on, as written, in pinyin or in initials. */
const bySound = (model: AnyReadModel, filter: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { name, ...rest } = filter;
  if (!model.words || typeof name !== 'string' || name === '') return filter;
  // No character that no name has is passed over in silence.
  const start = /\p{Cc}/u.test(name) ? '' : nameStart(name);
  if (start === '' && model.few) return filter;
  // No word begins with a space: nobody is found, and no list looked through.
  return { ...rest, [model.words]: { wordStart: start === '' ? ` ${name}` : start } };
};

/** No person has it: asks for nobody. */
const nobody = '00000000-0000-0000-0000-000000000000';

const filterOf = async (model: AnyReadModel, given: Asked['filter'], context: RequestContext) => {
  const number = given?.[byDocument];
  const filter = bySound(model, columnsOf(model, given));
  if (typeof number !== 'string' || number.trim() === '' || !isAboutPersons(model)) return filter;
  const person = seesWhoItIs(context, model) ? await personByNumber(context, number) : null;
  return { ...filter, [model.subject as string]: { eq: person ?? nobody } };
};

/** Where this actor may look, once what the client has just written can be seen there. @throws refused */
const scopeFor = async (model: AnyReadModel, context: RequestContext) => {
  const { system, actor, seen } = context;
  const scope = actor && readScope(actor, model.name, await system.tree());
  if (!scope) {
    await recordAccess(context, 'refused', model.name, []);
    throw refused(model.name);
  }
  return { scope, upToDate: seen === null || (await system.reads.reached(model, seen, longestWait)) };
};

/** How a page is read where it is not asked by a query. */
interface Reading {
  /** Rows at most. */
  readonly largest: number;
  /** What the access log calls it. */
  readonly what: string;
}

/**
 * One page of a read model for this actor: waits for the client's own writes, asks within the actor's scope, and enters
 * whose data it returns into the access log before it is returned.
 */
export const pageFor = async (
  model: AnyReadModel,
  asked: Asked,
  context: RequestContext,
  { largest, what }: Reading = { largest: largestPage, what: model.name },
): Promise<Page> => {
  const { scope, upToDate } = await scopeFor(model, context);
  const first = Math.min(Math.max(asked.first ?? 50, 1), largest);
  const filter = await filterOf(model, asked.filter, context);
  const page = await context.system.reads.list({ model, scope, filter, sort: asked.sort ?? null, first, after: asked.after ?? null });
  await recordAccess(context, 'read', what, subjectsOf(model, page.rows));
  return { ...page, upToDate };
};

/** How many rows there are, counted up to a limit, without reading whose they are. */
export const countFor = async (
  model: AnyReadModel,
  filter: Asked['filter'],
  context: RequestContext,
  atMost = countedAtMost,
): Promise<number> => {
  const { scope } = await scopeFor(model, context);
  return context.system.reads.count({ model, scope, filter: await filterOf(model, filter, context) }, atMost);
};

/** The people whose identity or findings stand in the rows: rows with nothing but codes name nobody. */
export const subjectsOf = (model: AnyReadModel, rows: readonly ShownRow[]): string[] => {
  if (!model.subject) return [];
  const personal = Object.entries(model.columns).filter(([, column]) => (column as { group: string }).group !== 'plain');
  if (personal.length === 0) return [];
  const shows = (row: ShownRow): boolean => personal.some(([name]) => row.values[name] != null);
  return [...new Set(rows.filter(shows).map((row) => row.values[model.subject as string] as string))];
};

/** A query field for every read model, from its declaration alone. */
export const connections = (builder: Builder, models: readonly AnyReadModel[]): ReadonlyMap<string, RowRef> => {
  const rows = new Map<string, RowRef>();
  const pageInfo = builder.objectRef<Page>('PageInfo').implement({
    fields: (t) => ({ hasNextPage: t.exposeBoolean('hasNextPage'), endCursor: t.exposeString('endCursor', { nullable: true }) }),
  });
  for (const model of models) {
    const { name, node, filter, sort, filterable } = readModelTypes(builder, model);
    rows.set(model.name, node);
    const connection = builder.objectRef<Page>(`${name}Connection`).implement({
      fields: (t) => ({
        nodes: t.field({ type: [node], resolve: (page) => [...page.rows] }),
        pageInfo: t.field({ type: pageInfo, resolve: (page) => page }),
        upToDate: t.exposeBoolean('upToDate', { description: 'False: what you wrote last is not in it yet' }),
      }),
    });
    builder.queryField(graphqlName.field(model.name), (t) =>
      t.field({
        type: connection,
        description: `${model.title.zh} · ${model.title.en}`,
        complexity: (args) => ({ field: 1, multiplier: Math.max(1, ((args as Asked).first ?? 50) / rowsOfWeight) }),
        args: {
          ...(filterable && { filter: t.arg({ type: filter as never }) }),
          sort: t.arg({ type: sort as never }),
          first: t.arg.int({ description: `At most ${largestPage}; 50 if not given` }),
          after: t.arg.string(),
        },
        resolve: (_root, asked, context) => pageFor(model, asked as Asked, context),
      }),
    );
    builder.queryField(`${graphqlName.field(model.name)}Count`, (t) =>
      t.int({
        description: `How many, counted up to ${countedAtMost}`,
        args: filterable ? { filter: t.arg({ type: filter as never }) } : {},
        resolve: (_root, asked, context) => countFor(model, (asked as Asked).filter, context),
      }),
    );
  }
  return rows;
};
