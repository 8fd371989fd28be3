import { eventTitles } from '@healthcert/domain/case';
import type { FieldGroup } from '@healthcert/domain/kernel';
import type { TimeLineEntry } from '@healthcert/projections/case-file';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { rawEvent } from '../log/raw-event.ts';
import { readTimeLine } from './read-case.ts';

type Entry = TimeLineEntry & { readonly groups: ReadonlySet<FieldGroup> };

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
      raw: t.field({ type: 'Json', resolve: ({ event, groups }) => rawEvent(event, groups) }),
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
