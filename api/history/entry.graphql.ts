import type { FieldGroup } from '@healthcert/domain/kernel';
import type { HistoryEntry } from '@healthcert/projections/history';
import { loggedTitles, type LoggedEvent } from '@healthcert/projections/operation-log';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { rawEvent } from '../log/raw-event.ts';

/** An event of a record's story, as this actor may see it: changes of groups that are withheld are left out. */
export type SeenEntry = HistoryEntry & { readonly groups: ReadonlySet<FieldGroup> };

/** One event: who did what, where and when, with before and after. */
export const timeLineEntry = (builder: Builder, { textType }: Pick<CommandResultTypes, 'textType'>) => {
  const change = builder.objectRef<HistoryEntry['changes'][number]>('TimeLineChange').implement({
    fields: (t) => ({
      path: t.exposeString('path'),
      before: t.exposeString('before', { nullable: true }),
      after: t.exposeString('after', { nullable: true }),
    }),
  });
  return builder.objectRef<SeenEntry>('TimeLineEntry').implement({
    fields: (t) => ({
      eventId: t.exposeID('eventId'),
      type: t.exposeString('type'),
      title: t.field({ type: textType, resolve: ({ type }) => loggedTitles[type as LoggedEvent['type']] }),
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
      raw: t.field({ type: 'Json', resolve: ({ event, groups }) => rawEvent(event, groups) }),
    }),
  });
};

export type TimeLineEntryRef = ReturnType<typeof timeLineEntry>;
