import { setImmediate as turn } from 'node:timers/promises';
import { commandFor, type Text } from '@healthcert/domain/kernel';
import type { AnyRegister, Entries } from '@healthcert/domain/register';
import { invalidInput, problemOf } from '../graphql/command-result.ts';
import { metaOf, type Request } from '../operations/index.ts';
import type { System } from '../system.ts';

/** What is wrong with one of the steps; `field` leads into it ("add.value.name.zh"), null: the step as a whole. */
export interface StepProblem {
  readonly step: number;
  readonly field: string | null;
  readonly text: Text;
}

const inStep = (field: string | null): string | null => field?.replace(/^changes\.\d+\.?/, '') || null;

/**
 * What would be refused, had these steps come as one command: each is decided on what the good ones before it leave, so
 * that all that is wrong is told at once. Writes nothing.
 */
export const rehearseChanges = async (
  { registers, doors }: Pick<System, 'registers' | 'doors'>,
  register: AnyRegister,
  { institutionId, changes }: { readonly institutionId: string | null; readonly changes: readonly unknown[] },
  request: Request,
): Promise<readonly StepProblem[]> => {
  const { decider, operation, scope, dictionary } = register;
  const of = { ...(scope === 'institution' && { institutionId }), ...(dictionary !== null && { dictionary }) };
  const problems: StepProblem[] = [];
  let entries: Entries = await registers.all(register, institutionId);
  for (const [step, change] of changes.entries()) {
    // A long file is not the only thing that this process has to answer.
    if (step % 100 === 99) await turn();
    const parsed = operation.input.safeParse({ ...of, changes: [change] });
    if (!parsed.success) {
      const { field, text } = invalidInput(parsed.error);
      problems.push({ step, field: inStep(field), text });
      continue;
    }
    try {
      // The facts of lists only check: they look nothing up that takes steps.
      await doors.facts[operation.name]?.(parsed.data as never, entries as never, request);
      const happened = decider.decide(commandFor(operation, parsed.data, metaOf(request)), entries, undefined);
      entries = happened.reduce(decider.evolve, entries);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      problems.push({ step, field: inStep(problem.field), text: problem.text });
    }
  }
  return problems;
};
