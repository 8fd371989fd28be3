import { readScope, type Operation } from '@healthcert/domain/kernel';
import { holdersOf, whyNotGiven, workplacesOf, type StaffMember } from '@healthcert/domain/staff';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import { rightsCatalogue, type GrantableOperation, type GrantableRead, type WorkArea } from './rights-catalogue.ts';

const staffList = 'staff-list';

/** Who has a role, as far as this actor sees the staff; of the others how many they are. */
interface Holders {
  readonly seen: readonly StaffMember[];
  readonly others: number;
}

const holdersFor = async (roleId: string, { system, actor }: RequestContext): Promise<Holders> => {
  const scope = actor && readScope(actor, staffList, await system.tree());
  if (!scope) throw refused(staffList);
  const all = holdersOf(await system.staff(), roleId);
  const { institutions } = scope;
  const isSeen = (member: StaffMember): boolean =>
    institutions === null || workplacesOf(member).some(([place]) => institutions.includes(place));
  const seen = all.filter(isSeen);
  return { seen: seen.slice(0, 200), others: all.length - Math.min(seen.length, 200) };
};

/** What the pages of roles and users ask besides the lists themselves (A1, A2). */
export const rightsQueries = (
  builder: Builder,
  { textType }: CommandResultTypes,
  operations: readonly Operation[],
  models: readonly AnyReadModel[],
): void => {
  const operation = builder.objectRef<GrantableOperation>('GrantableOperation').implement({
    fields: (t) => ({ name: t.exposeString('name'), title: t.expose('title', { type: textType }) }),
  });
  const read = builder.objectRef<GrantableRead>('GrantableRead').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      title: t.expose('title', { type: textType }),
      groups: t.stringList({ resolve: ({ groups }) => [...groups] }),
    }),
  });
  const area = builder.objectRef<WorkArea>('WorkArea').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      title: t.expose('title', { type: textType }),
      operations: t.field({ type: [operation], resolve: (of) => [...of.operations], complexity: { field: 1, multiplier: 2 } }),
      reads: t.field({ type: [read], resolve: (of) => [...of.reads], complexity: { field: 1, multiplier: 2 } }),
    }),
  });
  const holder = builder.objectRef<StaffMember>('RoleHolder').implement({
    fields: (t) => ({
      staffId: t.exposeID('staffId'),
      name: t.exposeString('displayName'),
      institutionId: t.exposeString('institutionId'),
    }),
  });
  const holders = builder.objectRef<Holders>('RoleHolders').implement({
    fields: (t) => ({
      seen: t.field({ type: [holder], resolve: ({ seen }) => [...seen] }),
      others: t.exposeInt('others', { description: 'Of institutions that the asker does not see' }),
    }),
  });
  const catalogue = rightsCatalogue(operations, models);
  builder.queryField('rightsCatalogue', (t) =>
    t.field({ type: [area], description: 'All that a role may hold, by field of work', resolve: () => [...catalogue] }),
  );
  builder.queryField('roleHolders', (t) =>
    t.field({
      type: holders,
      description: 'Who has a role, for those who may see the staff',
      args: { roleId: t.arg.id({ required: true }) },
      resolve: (_root, { roleId }, context) => holdersFor(roleId, context),
    }),
  );
  builder.queryField('givableRoles', (t) =>
    t.stringList({
      description: 'Ids of the roles that the asker may give: none that reaches further than their own grant, none with powers they lack',
      resolve: async (_root, _arguments, { system, actor }) => {
        if (!actor) throw refused('givableRoles');
        const { roles } = await system.staff();
        return [...roles.values()].filter((role) => whyNotGiven(actor.roles, role) === null).map(({ id }) => id);
      },
    }),
  );
};
