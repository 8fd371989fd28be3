import type { z } from 'zod';
import type { AnyDecider, CommandMeta, CommandOf, StateOf } from './decider.ts';
import type { Target } from './permission.ts';
import type { Text } from './text.ts';

/**
 * Something a person or system may do, declared once. The GraphQL mutation, the row in the permission grid, the
 * generated refusal tests and the name in the audit are derived from it. Its name is also its permission.
 */
export interface Operation<
  D extends AnyDecider = AnyDecider,
  Input extends z.ZodObject = z.ZodObject,
  Facts extends z.ZodObject = z.ZodObject,
> {
  /** camelCase; the command's type is the same in PascalCase. */
  readonly name: string;
  readonly title: Text;
  readonly decider: D;
  /** What the caller sends. */
  readonly input: Input;
  /** What the door adds before the command is decided (a looked-up person, an allotted number); recorded in the event. */
  readonly facts?: Facts;
  /** Id of the stream, without its category. */
  readonly stream: (input: z.output<Input>) => string;
  /** Whose thing it is, by which the scope is checked, with the state before the command. */
  readonly target: (input: z.output<Input>, state: StateOf<D>) => Target;
  /** The operation opens a new stream: it is decided without reading the stream first. */
  readonly startsStream?: boolean;
  /** A conflict may be decided again unless the caller named the revision it saw. */
  readonly retryOnConflict: boolean;
}

/** Declares an operation. */
export const operation = <D extends AnyDecider, Input extends z.ZodObject, Facts extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  declared: Operation<D, Input, Facts>,
): Operation<D, Input, Facts> => declared;

/** What a caller sends, and what the door adds. */
interface Form<Input extends z.ZodObject, Facts extends z.ZodObject> {
  readonly input: Input;
  readonly facts?: Facts;
}

/**
 * Operations of an aggregate that stands beside a case, in a stream of the case's id: `const ofFee = operationsByCase(feeDecider,
 * (fee) => whose it is)`, then `ofFee('payFee', '收费', 'Take a payment', form)`.
 */
export const operationsByCase =
  <D extends AnyDecider>(decider: D, whose: (state: StateOf<D>) => Target) =>
  <Input extends z.ZodObject, Facts extends z.ZodObject = z.ZodObject>(
    name: string,
    zh: string,
    en: string,
    form: Form<Input, Facts>,
  ): Operation<D, Input, Facts> =>
    operation({
      name,
      title: { zh, en },
      decider,
      input: form.input,
      facts: form.facts,
      stream: (input) => String(input['caseId']),
      target: (_input, state) => whose(state),
      retryOnConflict: true,
    });

/** `issueCertificate` -> `IssueCertificate`. */
export const commandTypeOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Makes the command of an operation: its data is the input and the facts together. */
export const commandFor = <D extends AnyDecider>(declared: Operation<D>, data: object, meta: CommandMeta): CommandOf<D> =>
  ({ type: commandTypeOf(declared.name), data, meta }) as CommandOf<D>;
