import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';

interface StaffName {
  readonly staffId: string;
  readonly name: string;
}

const mostNames = 500;

/**
 * Names beside ids: whoever sees that somebody concluded, reviewed or issued may know who that is, whatever their role
 * shows of the staff. Names at work are plain. Ids that nobody has are left out.
 */
export const staffNamesQuery = (builder: Builder): void => {
  const named = builder.objectRef<StaffName>('StaffName').implement({
    fields: (t) => ({ staffId: t.exposeID('staffId'), name: t.exposeString('name') }),
  });
  builder.queryField('staffNames', (t) =>
    t.field({
      type: [named],
      args: { ids: t.arg.idList({ required: true, description: `At most ${mostNames}` }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { ids }, { system, actor }) => {
        if (!actor) throw refused('staffNames');
        const { staff } = await system.staff();
        return [...new Set(ids)].slice(0, mostNames).flatMap((staffId) => {
          const member = staff.get(staffId);
          return member ? [{ staffId, name: member.displayName }] : [];
        });
      },
    }),
  );
};
