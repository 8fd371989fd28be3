import { eventTitles } from '@healthcert/domain/case';
import type { FieldGroup } from '@healthcert/domain/kernel';
import type { TimeLineEntry } from '@healthcert/projections/case-file';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { readTimeLine, tellingFields } from './read-case.ts';

type Entry = TimeLineEntry & { readonly groups: ReadonlySet<FieldGroup> };

/** The stored event as JSON, less the groups that are withheld. */
const rawOf = ({ event, groups }: Entry): unknown => {
  const data = { ...event.data } as Record<string, unknown>;
  for (const group of ['identity', 'clinical'] as const) if (group in data && !groups.has(group)) data[group] = 'withheld';
  if (!groups.has('clinical')) for (const field of tellingFields) if (field in data) data[field] = 'withheld';
  return { id: event.id, type: event.type, revision: event.revision, position: event.position, meta: event.meta, data };
};

/** The story of a case: who did what, where and when, before and after. */
export const timeLineQuery = (builder: Builder, { textType }: CommandResultTypes): void => {
  const change = builder.objectRef<TimeLineEntry['changes'][number]>('TimeLineChange').implement({
    fields: (t) => ({
      path: t.exposeString('path'),
      before: t.exposeString('before', { nullable: true }),
      after: t.exposeString('after', { nullable: true }),
    }),
  });
  const entry = builder.objectRef<Entry>('TimeLineEntry').implement({
    fields: (t) => ({
      eventId: t.exposeID('eventId'),
      type: t.exposeString('type'),
      title: t.field({ type: textType, resolve: ({ event }) => eventTitles[event.type] }),
      at: t.expose('at', { type: 'DateTime' }),
      actorId: t.exposeString('actorId'),
      actorName: t.string({ nullable: true, resolve: async ({ actorId }, _args, { system }) => system.staffName(actorId) }),
      actorRoles: t.stringList({ resolve: ({ actorRoles }) => [...actorRoles] }),
      institutionId: t.exposeString('institutionId', { nullable: true }),
      institutionName: t.string({
        nullable: true,
        resolve: async ({ institutionId }, _args, { system }) => (institutionId === null ? null : system.institutionName(institutionId)),
      }),
      revision: t.exposeInt('revision'),
      changes: t.field({ type: [change], resolve: ({ changes }) => [...changes] }),
      raw: t.field({ type: 'Json', resolve: rawOf }),
    }),
  });
  builder.queryField('caseTimeLine', (t) =>
    t.field({
      type: [entry],
      args: { caseId: t.arg.id({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { caseId }, context) => [...(await readTimeLine(context, caseId))],
    }),
  );
};
