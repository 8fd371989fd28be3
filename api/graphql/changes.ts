import type { Position } from '@healthcert/domain/kernel';
import type { AnyReadModel, Change } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';
import { recordAccess } from '../record-access.ts';
import type { Builder } from './builder.ts';
import { refused } from './refusals.ts';

/** Changes of these read models while the client listens and the session lasts: who is signed out hears no more. */
const whileSignedIn = async function* (
  context: RequestContext,
  readModels: readonly string[],
  since: Position | undefined,
): AsyncGenerator<Change, void, undefined> {
  const { system, actor, stillSignedIn } = context;
  const ended = context.ended();
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ended]);
  const check = async (): Promise<boolean> => {
    const signedIn = await stillSignedIn().catch(() => false);
    if (!signedIn) over.abort();
    return signedIn;
  };
  const stop = system.accounts.onRevoked((staffId) => {
    if (staffId === null || staffId === actor?.id) void check();
  });
  try {
    for await (const change of system.reads.changes(readModels, signal, since)) {
      if (!(await check())) return;
      yield change;
    }
  } finally {
    stop();
  }
};

/** "Something in this list is newer than what you have": the page asks again, within its own scope. */
export const changes = (builder: Builder, models: readonly AnyReadModel[]): void => {
  const names = new Set(models.map((model) => model.name));
  const change = builder.objectRef<Change>('ReadModelChange').implement({
    fields: (t) => ({ readModel: t.exposeString('readModel'), position: t.exposeString('position') }),
  });
  builder.subscriptionField('readModelChanged', (t) =>
    t.field({
      type: change,
      description: 'Of the lists that your roles may read; others are left out',
      args: {
        readModels: t.arg.stringList({ required: true }),
        since: t.arg.string({ description: 'The position of /api/me: what has changed after it is told at once' }),
      },
      subscribe: async (_root, { readModels, since }, context) => {
        const { actor } = context;
        const permitted = readModels.filter((name) => names.has(name) && actor?.roles.some((role) => Object.hasOwn(role.reads, name)));
        if (permitted.length === 0) {
          await recordAccess(context, 'refused', 'read-model-changes', []);
          throw refused('readModelChanged');
        }
        return whileSignedIn(context, permitted, since ?? undefined);
      },
      resolve: (value: Change) => value,
    }),
  );
};
