import type { Operation } from '@healthcert/domain/kernel';
import type { ChainCheck } from '@healthcert/integrations/access-log';
import { QueryRefused, type AnyReadModel } from '@healthcert/projections/kernel';
import { loggedTitles, loggedTypes, operationLogModel, type LoggedEvent } from '@healthcert/projections/operation-log';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { logKinds, type LogEntry } from './entry.ts';
import { openEvent } from './open-event.ts';
import { largestPage, logFilter, type LogFilter, pageOfLog, permission, reachOf, recordLogRead, type LogPage } from './read-log.ts';
import { accessTitles } from './titles.ts';

/** How long a query waits for what the client has just written, in milliseconds. */
const longestWait = 3000;

/** @throws QueryRefused */
const filterOf = (given: unknown): LogFilter => {
  const parsed = logFilter.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  throw new QueryRefused(parsed.error.issues[0]?.path.join('.') || 'filter', 'this cannot be asked');
};

interface Waited extends LogPage {
  readonly upToDate: boolean;
}

/** The logs (A4): what was done, by whom and when; who came and went; what was read and refused. */
export const logQueries = (
  builder: Builder,
  { textType }: CommandResultTypes,
  operations: readonly Operation[],
  models: readonly AnyReadModel[],
): void => {
  const titleOfAccess = accessTitles(operations, models);
  const kind = builder.enumType('LogKind', { values: logKinds });
  const event = builder.objectRef<NonNullable<LogEntry['event']>>('LoggedEvent').implement({
    fields: (t) => ({
      stream: t.exposeString('stream'),
      revision: t.exposeInt('revision'),
      about: t.exposeID('about', { description: 'The case, person, institution ... that it was done to' }),
    }),
  });
  const entry = builder.objectRef<LogEntry>('LogEntry').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.expose('kind', { type: kind }),
      at: t.expose('at', { type: 'DateTime' }),
      what: t.exposeString('what'),
      title: t.field({
        type: textType,
        resolve: ({ what, event: of }) => (of ? loggedTitles[what as LoggedEvent['type']] : titleOfAccess(what)),
      }),
      actorId: t.exposeString('actorId'),
      actorName: t.string({ nullable: true, resolve: ({ actorId }, _args, { system }) => system.staffName(actorId) }),
      institutionId: t.exposeString('institutionId', { nullable: true }),
      event: t.expose('event', { type: event, nullable: true }),
      subjectIds: t.stringList({ description: 'Whose data was read: at most a hundred', resolve: ({ subjectIds }) => [...subjectIds] }),
      subjectCount: t.exposeInt('subjectCount'),
      purpose: t.exposeString('purpose', { nullable: true }),
      network: t.exposeString('network', { nullable: true }),
    }),
  });
  const page = builder.objectRef<Waited>('LogPage').implement({
    fields: (t) => ({
      nodes: t.field({ type: [entry], resolve: ({ entries }) => [...entries] }),
      endCursor: t.exposeString('endCursor', { nullable: true }),
      hasNextPage: t.exposeBoolean('hasNextPage'),
      upToDate: t.exposeBoolean('upToDate'),
    }),
  });
  const filter = builder.inputType('LogFilter', {
    description: 'All given parts must hold. From is inclusive, to is not',
    fields: (t) => ({
      kinds: t.field({ type: [kind] }),
      from: t.field({ type: 'DateTime' }),
      to: t.field({ type: 'DateTime' }),
      actorId: t.id(),
      institutionId: t.id(),
      personId: t.id({ description: 'What was done with this person’s records, and who read their data' }),
      record: t.id({ description: 'What was done to this case, institution ...' }),
      types: t.stringList({ description: 'Types of events' }),
    }),
  });
  builder.queryField('logs', (t) =>
    t.field({
      type: page,
      description: 'Newest first. Reading it is entered in the access log',
      complexity: { field: 5, multiplier: 8 },
      args: {
        filter: t.arg({ type: filter }),
        first: t.arg.int({ description: `At most ${largestPage}; 50 if not given` }),
        after: t.arg.string(),
      },
      resolve: async (_root, { filter: given, first, after }, context) => {
        const scope = await reachOf(context);
        const { system, seen } = context;
        const upToDate = seen === null || (await system.reads.reached(operationLogModel, seen, longestWait));
        const asked = filterOf(given);
        const found = await pageOfLog(context, scope, asked, Math.min(Math.max(first ?? 50, 1), largestPage), after ?? null);
        await recordLogRead(context, permission, asked);
        return { ...found, upToDate };
      },
    }),
  );
  builder.queryField('loggedEvent', (t) =>
    t.field({
      type: 'Json',
      nullable: true,
      description: 'One event as it is stored; what is sealed in it is opened for those who may see it',
      complexity: 5,
      args: { stream: t.arg.string({ required: true }), revision: t.arg.int({ required: true }) },
      resolve: (_root, { stream, revision }, context) => openEvent(context, stream, revision),
    }),
  );
  const eventType = builder.objectRef<LoggedEvent['type']>('LoggedEventType').implement({
    fields: (t) => ({
      type: t.string({ resolve: (type) => type }),
      title: t.field({ type: textType, resolve: (type) => loggedTitles[type] }),
    }),
  });
  builder.queryField('loggedEventTypes', (t) => t.field({ type: [eventType], resolve: () => [...loggedTypes] }));
  const check = builder.objectRef<ChainCheck>('AccessLogCheck').implement({
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime' }),
      checkedBy: t.exposeString('checkedBy'),
      rows: t.exposeInt('rows', { description: 'Rows that fit, from the first one on' }),
      brokenAt: t.exposeString('brokenAt', { nullable: true, description: 'The first row that does not' }),
    }),
  });
  builder.queryField('accessLogCheck', (t) =>
    t.field({
      type: check,
      nullable: true,
      description: 'When the access log’s chain was last checked, and what was found; null: never',
      resolve: async (_root, _args, context) => {
        await reachOf(context);
        return context.system.accessLog.lastCheck();
      },
    }),
  );
};
