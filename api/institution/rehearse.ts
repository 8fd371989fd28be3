import { institutionDecider, institutionOperations, institutionScope } from '@healthcert/domain/institution';
import { commandFor, mayDo, type Operation, type Text } from '@healthcert/domain/kernel';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { invalidInput, problemOf } from '../graphql/command-result.ts';
import { metaOf, NotPermitted, type Request } from '../operations/index.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

/** What lines of a file would do, in their order. */
const asked = z.object({
  steps: z.array(z.object({ does: z.enum(['addInstitution', 'changeInstitution']), input: z.record(z.string(), z.unknown()) })).max(2000),
});
type Step = z.output<typeof asked>['steps'][number];

/** `field`: of the input; null: the step as a whole. */
interface StepProblem {
  readonly step: number;
  readonly field: string | null;
  readonly text: Text;
}

/** What would be refused, had these come one after another; each is decided on what the good ones before it leave. Writes nothing. */
const rehearseSteps = async (
  system: Pick<System, 'institutions' | 'doors'>,
  steps: readonly Step[],
  request: Request,
): Promise<readonly StepProblem[]> => {
  let tree = await system.institutions();
  const problems: StepProblem[] = [];
  for (const [n, { does, input }] of steps.entries()) {
    const operation = institutionOperations[does] as Operation;
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) {
      const { field, text } = invalidInput(parsed.error);
      problems.push({ step: n, field, text });
      continue;
    }
    try {
      const target = operation.target(parsed.data, tree);
      if (!mayDo(request.actor, does, target, institutionScope(tree))) throw new NotPermitted(does);
      await system.doors.facts[does]?.(parsed.data as never, tree as never, request);
      tree = institutionDecider
        .decide(commandFor(operation, parsed.data, metaOf(request)), tree, undefined)
        .reduce(institutionDecider.evolve, tree);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      problems.push({ step: n, field: problem.field, text: problem.text });
    }
  }
  return problems;
};

/** Institutions from a file (A5): rehearsed here, entered by their ordinary operations. */
export const institutionFiles: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };
  app.post('/api/institutions/rehearse', { preHandler: requireSameOrigin, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { steps } = asked.parse(request.body);
    const circumstances = { actor, commandId: system.newId(), correlationId: request.id, now: system.now() };
    return { problems: await rehearseSteps(system, steps, circumstances) };
  });
};
