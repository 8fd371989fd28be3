import { newId, type Operation } from '@healthcert/domain/kernel';
import { execute } from '../operations/index.ts';
import type { RequestContext } from '../context.ts';
import { recordAccess } from '../record-access.ts';
import type { Builder } from './builder.ts';
import { invalidInput, notSignedIn, problemOf, type CommandResultTypes, type Problem } from './command-result.ts';
import { zodInputs } from './zod-input.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const badCommandId: Problem = {
  kind: 'InvalidInput',
  code: 'Invalid.commandId',
  field: 'commandId',
  text: { zh: '命令编号须为 UUID', en: 'The command id must be a UUID' },
};

/** Of the 3000 that a document may weigh: a score of commands, so that the limit on requests limits commands too. */
const aCommand = 150;

interface Sent {
  readonly input: unknown;
  readonly commandId?: string | null;
  readonly expectedRevision?: number | null;
}

const answer = async (operation: Operation, sent: Sent, context: RequestContext): Promise<object> => {
  const { system, actor, correlationId } = context;
  if (!actor) return notSignedIn;
  if (sent.commandId && !uuid.test(sent.commandId)) return badCommandId;
  const input = operation.input.safeParse(sent.input);
  if (!input.success) return invalidInput(input.error);
  try {
    const receipt = await execute(system.doors, operation, input.data, {
      actor,
      commandId: sent.commandId ?? newId(),
      correlationId,
      now: system.now(),
      ...(sent.expectedRevision != null && { expectedRevision: sent.expectedRevision }),
    });
    return { kind: 'CommandReceipt', ...receipt };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    if (problem.kind === 'NotPermitted') await recordAccess(context, 'refused', operation.name, []);
    return problem;
  }
};

/** A mutation for every operation, from its declaration alone. */
export const operationMutations = (builder: Builder, { result }: CommandResultTypes, operations: readonly Operation[]): void => {
  const { inputType } = zodInputs(builder);
  for (const operation of operations) {
    const input = inputType(`${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}Input`, operation.input);
    builder.mutationField(operation.name, (t) =>
      t.field({
        type: result,
        description: `${operation.title.zh} · ${operation.title.en}`,
        complexity: { field: aCommand },
        args: {
          input: t.arg({ type: input as never, required: true }),
          commandId: t.arg.id({ description: 'A UUID of your making: the same id sent again is the same command' }),
          expectedRevision: t.arg.int({ description: 'The revision you saw: another one is answered StaleVersion' }),
        },
        resolve: (_root, sent, context) => answer(operation, sent as Sent, context) as never,
      }),
    );
  }
};
