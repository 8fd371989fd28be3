import type { Role } from '@healthcert/domain/kernel';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';

/** Words for the ids of roles that lists of the staff carry: names only, what a role may do is not told here. */
export const roleNamesQuery = (builder: Builder, { textType }: CommandResultTypes): void => {
  const named = builder.objectRef<Role>('RoleName').implement({
    fields: (t) => ({ id: t.exposeID('id'), name: t.expose('name', { type: textType }) }),
  });
  builder.queryField('roleNames', (t) =>
    t.field({
      type: [named],
      complexity: { field: 1, multiplier: 2 },
      resolve: async (_root, _arguments, { system, actor }) => {
        if (!actor) throw refused('roleNames');
        return [...(await system.staff()).roles.values()];
      },
    }),
  );
};
