import type { Text } from '@healthcert/web-ui/language.ts';
import { commands } from './words.ts';

export type ProblemKind = 'Rejected' | 'InvalidInput' | 'NotPermitted' | 'StaleVersion' | 'Unreachable';

/** Why a command was not done; `field` is the input's path to blame. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly field: string | null;
  readonly text: Text;
}

export type Outcome =
  | { readonly ok: true; readonly streamId: string; readonly revision: number; readonly position: string }
  | { readonly ok: false; readonly problem: Problem };

const inBoth = (key: keyof typeof commands.zh): Text => ({ zh: commands.zh[key], en: commands.en[key] });

export const unreachable: Outcome = {
  ok: false,
  problem: { kind: 'Unreachable', code: 'Unreachable', field: null, text: inBoth('unreachable') },
};

export const unexpected: Outcome = {
  ok: false,
  problem: { kind: 'Unreachable', code: 'Unexpected', field: null, text: inBoth('unexpected') },
};

/** What the page itself refuses, in the words of one who knows why. */
export const refusedHere = (code: string, text: Text): Outcome => ({ ok: false, problem: { kind: 'Rejected', code, field: null, text } });

/** Which of a form's fields a problem belongs to: "findings.0.site" blames "findings". Null: the form as a whole. */
export const blamedField = <Field extends string>({ field }: Problem, fields: readonly Field[]): Field | null =>
  fields.find((name) => field === name || field?.startsWith(`${name}.`)) ?? null;
