import { operation, type Decider, type Operation, type Text } from '@healthcert/domain/kernel';
import { isProhibitedTest } from '@healthcert/domain/programme';
import { z } from 'zod';
import { registerDecider, type ChangeRegister, type RegisterRules } from './decider.ts';
import type { Entries, EntryValue } from './entries.ts';
import type { RegisterEvent } from './events.ts';
import { reject } from './rejections.ts';
import { stepOf } from './steps.ts';

/** Whose lists there are: one for the city, or besides one for each institution, which goes before the city's. */
export type RegisterScope = 'city' | 'institution';

export type RegisterDecider = Decider<Entries, ChangeRegister, RegisterEvent>;

/** Values hold at least the entry's name in both languages. */
export type ValueSchema = z.ZodObject<{ name: z.ZodType<Text> } & z.ZodRawShape>;

/** A configuration list, declared once: stream, permission, mutation, query, table and page follow. */
export interface Register<Schema extends z.ZodObject = z.ZodObject> {
  /** kebab-case, plural: `body-sites`. */
  readonly kind: string;
  readonly title: Text;
  /** Under which heading of the configuration it stands. */
  readonly group: string;
  readonly schema: Schema;
  readonly scope: RegisterScope;
  readonly tree: boolean;
  /** The code of a dictionary of the city's own, which its operation is told; null: the kind is declared here. */
  readonly dictionary: string | null;
  readonly decider: RegisterDecider;
  /** `changeBodySites`: the one permission of the list, and its mutation. */
  readonly operation: Operation<RegisterDecider>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- registers of all values meet in the catalogue
export type AnyRegister = Register<any>;
export type ValueIn<R> = R extends Register<infer Schema> ? z.output<Schema> : never;

interface Declared<Schema extends ValueSchema> {
  readonly kind: string;
  readonly title: Text;
  readonly group?: string;
  readonly schema: Schema;
  readonly scope: RegisterScope;
  readonly tree?: boolean;
  /** Paths into the value that no two entries in use may share; the Chinese name unless said otherwise. */
  readonly unique?: readonly string[];
  /** Sentences may say what is not tested; what can be chosen or asked may not name it (人社部发〔2010〕12号). */
  readonly sentences?: boolean;
  /** Rules of the kind's own. @throws Rejection */
  readonly check?: (value: z.output<Schema>, entry: { readonly code: string; readonly path: string }) => void;
}

const pascal = (kind: string): string => kind.replaceAll(/(^|-)(\w)/g, (_all, _dash: string, letter: string) => letter.toUpperCase());

const refuseIn = (value: unknown, path: string): void => {
  if (typeof value === 'string' && isProhibitedTest(value)) reject('ProhibitedTest', { field: path });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseIn(inner, `${path}.${key}`);
};

/** What can be chosen may not name what may not be tested. @throws Rejection */
export const refuseProhibited: RegisterRules['check'] = (value, { code, path }) => {
  refuseIn(code, path.replace(/value$/, 'code'));
  refuseIn(value, path);
};

/** Id of the stream of one list of this kind; `institutionId` null: the city's. */
export const registerStream = (kind: string, institutionId: string | null): string =>
  institutionId === null ? `${kind}.city` : `${kind}.of.${institutionId}`;

const institutionId = z.string().min(1).max(64).nullish();

/** `defineRegister({ kind: 'body-sites', title, schema: z.object({ name: name() }), scope: 'city' })` */
export const defineRegister = <Schema extends ValueSchema>(declared: Declared<Schema>): Register<Schema> => {
  const { kind, title, scope, tree = false, unique = ['name.zh'], group = 'dictionaries' } = declared;
  const schema = declared.schema.meta()?.graphql ? declared.schema : declared.schema.meta({ graphql: `${pascal(kind)}Value` });
  const check: RegisterRules['check'] = (value, entry) => {
    if (!declared.sentences) refuseProhibited(value, entry);
    declared.check?.(value as z.output<Schema>, entry);
  };
  const decider = registerDecider({ kindOf: () => kind, tree, unique, check });
  const changes = z.array(stepOf(schema)).min(1).max(500);
  const input: z.ZodObject = scope === 'city' ? z.object({ changes }) : z.object({ institutionId, changes });
  const whose = (sent: Readonly<Record<string, unknown>>): string | null => (sent.institutionId as string | null | undefined) ?? null;
  return {
    kind,
    title,
    group,
    schema,
    scope,
    tree,
    dictionary: null,
    decider,
    operation: operation({
      name: `change${pascal(kind)}`,
      title: { zh: `维护${title.zh}`, en: `Change the ${title.en.charAt(0).toLowerCase()}${title.en.slice(1)}` },
      decider,
      input,
      stream: (sent) => registerStream(kind, whose(sent)),
      target: (sent) => ({ institutionId: whose(sent) }),
      retryOnConflict: true,
    }),
  };
};

/** A value as its kind declares it, defaults filled in. */
export const readEntry = <Schema extends z.ZodObject>({ schema }: Register<Schema>, value: EntryValue): z.output<Schema> =>
  schema.parse(value);
