import type { AnyReadModel } from '@healthcert/projections/kernel';
import type { Builder } from './builder.ts';
import { refused } from './connections.ts';

interface Change {
  readonly readModel: string;
  readonly position: string;
}

/** "Something in this list is newer than what you have": the page asks again, within its own scope. */
export const changes = (builder: Builder, models: readonly AnyReadModel[]): void => {
  const names = new Set(models.map((model) => model.name));
  const change = builder.objectRef<Change>('ReadModelChange').implement({
    fields: (t) => ({ readModel: t.exposeString('readModel'), position: t.exposeString('position') }),
  });
  builder.subscriptionField('readModelChanged', (t) =>
    t.field({
      type: change,
      args: { readModels: t.arg.stringList({ required: true }) },
      subscribe: (_root, { readModels }, { system, actor }) => {
        const asked = readModels.filter((name) => names.has(name));
        if (!actor || !asked.some((name) => actor.roles.some((role) => role.reads[name]))) throw refused('readModelChanged');
        return system.reads.changes(asked);
      },
      resolve: (value: Change) => value,
    }),
  );
};
