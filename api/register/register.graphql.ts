import { employers, registerOf, registers } from '@healthcert/domain/configuration';
import type { Recorded } from '@healthcert/domain/kernel';
import type { AnyRegister, EntryInForce, EntryValue, RegisterEvent } from '@healthcert/domain/register';
import { z } from 'zod';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import { zodOutputs } from '../graphql/zod-output.ts';
import { findEmployers } from './employers.ts';
import { entryHistory } from './history.ts';

const camel = (kind: string): string => kind.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
const pascal = (kind: string): string => camel(kind).charAt(0).toUpperCase() + camel(kind).slice(1);

const mostEmployers = 12;

/** The value's fields with their words, as JSON Schema: what a page makes its form of. */
const formOf = ({ schema }: AnyRegister): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });

/** The list of a kind as it is in force, typed by its declaration. */
const listQuery = (builder: Builder, valueType: ReturnType<typeof zodOutputs>['objectType'], register: AnyRegister): void => {
  const name = pascal(register.kind);
  const value = valueType(`${name}Value`, register.schema as z.ZodObject);
  const entry = builder.objectRef<EntryInForce<EntryValue>>(`${name}Entry`).implement({
    description: `${register.title.zh} · ${register.title.en}`,
    fields: (t) => ({
      code: t.exposeString('code'),
      institutionId: t.exposeString('institutionId', { nullable: true, description: 'Whose entry it is; null: the city’s' }),
      edition: t.exposeInt('edition'),
      parent: t.exposeString('parent', { nullable: true }),
      value: t.field({ type: value as never, resolve: (of) => of.value as never }),
    }),
  });
  builder.queryField(camel(register.kind), (t) =>
    t.field({
      type: [entry],
      description: `${register.title.zh} · ${register.title.en}: what is in force, in its order`,
      args: register.scope === 'city' ? {} : { institutionId: t.arg.id() },
      complexity: { field: 5, multiplier: 2 },
      resolve: async (_root, args, { system, actor }) => {
        if (!actor) throw refused(register.kind);
        const { institutionId } = args as { readonly institutionId?: string | null };
        return [...(await system.registers.entriesOf(register, institutionId ?? null))] as EntryInForce<EntryValue>[];
      },
    }),
  );
};

/** What lists there are, what is in force of each, and how an entry came to be what it is. */
export const registerQueries = (builder: Builder, common: CommandResultTypes): void => {
  const { textType } = common;
  const info = builder.objectRef<AnyRegister>('RegisterInfo').implement({
    fields: (t) => ({
      kind: t.exposeString('kind'),
      title: t.expose('title', { type: textType }),
      group: t.exposeString('group'),
      scope: t.exposeString('scope', { description: 'city, or institution: its own entries go before the city’s' }),
      tree: t.exposeBoolean('tree'),
      operation: t.string({ resolve: ({ operation }) => operation.name, description: 'The mutation, and the permission' }),
      form: t.field({ type: 'Json', resolve: formOf }),
    }),
  });
  builder.queryField('registers', (t) => t.field({ type: [info], complexity: { field: 1, multiplier: 2 }, resolve: () => [...registers] }));

  const change = builder.objectRef<Recorded<RegisterEvent>>('EntryHistory').implement({
    fields: (t) => ({
      type: t.exposeString('type'),
      at: t.field({ type: 'DateTime', resolve: ({ meta }) => meta.at }),
      actorId: t.string({ resolve: ({ meta }) => meta.actorId }),
      edition: t.int({
        nullable: true,
        resolve: ({ type, data }) => (type === 'EntryChanged' ? data.edition : type === 'EntryAdded' ? 1 : null),
      }),
      value: t.field({ type: 'Json', nullable: true, resolve: ({ data }) => ('value' in data ? data.value : null) }),
    }),
  });
  builder.queryField('entryHistory', (t) =>
    t.field({
      type: [change],
      description: 'What became of one entry, newest first',
      args: { kind: t.arg.string({ required: true }), institutionId: t.arg.id(), code: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { kind, institutionId, code }, { system, actor }) => {
        if (!actor) throw refused('entryHistory');
        const register = registerOf(kind);
        return register ? [...(await entryHistory(system, register, institutionId ?? null, code))] : [];
      },
    }),
  );

  builder.queryField('findEmployers', (t) =>
    t.field({
      type: 'Json',
      description:
        'Employers in force, for a typeahead: by a part of the name, pinyin, initials, credit code or licence. As `EmployersEntry`',
      args: { text: t.arg.string({ required: true }), code: t.arg.string() },
      resolve: async (_root, { text, code }, { system, actor }) => {
        if (!actor) throw refused('findEmployers');
        const list = await system.registers.entriesOf(employers, null);
        return code ? list.filter((entry) => entry.code === code) : findEmployers(list, text, mostEmployers);
      },
    }),
  );

  const { objectType } = zodOutputs(builder, common);
  for (const register of registers) listQuery(builder, objectType, register);
};
