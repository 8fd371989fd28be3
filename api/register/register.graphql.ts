import { employers, registers, word } from '@healthcert/domain/configuration';
import type { Recorded } from '@healthcert/domain/kernel';
import type { AnyRegister, EntryInForce, EntryValue, RegisterEvent } from '@healthcert/domain/register';
import { z } from 'zod';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { formOf } from '../graphql/form.ts';
import { refused } from '../graphql/refusals.ts';
import { zodOutputs } from '../graphql/zod-output.ts';
import { allRegisters, findRegister } from './catalogue.ts';
import { findEmployers } from './employers.ts';
import { entryHistory } from './history.ts';

const camel = (kind: string): string => kind.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
const pascal = (kind: string): string => camel(kind).charAt(0).toUpperCase() + camel(kind).slice(1);

const mostEmployers = 12;

type ValueTypes = ReturnType<typeof zodOutputs>['objectType'];

const entryType = (builder: Builder, valueType: ValueTypes, name: string, schema: z.ZodObject, description: string) => {
  const value = valueType(`${name}Value`, schema);
  return builder.objectRef<EntryInForce<EntryValue>>(`${name}Entry`).implement({
    description,
    fields: (t) => ({
      code: t.exposeString('code'),
      institutionId: t.exposeString('institutionId', { nullable: true, description: 'Whose entry it is; null: the city’s' }),
      edition: t.exposeInt('edition'),
      parent: t.exposeString('parent', { nullable: true }),
      value: t.field({ type: value as never, resolve: (of) => of.value as never }),
    }),
  });
};

/** The list of a kind as it is in force, typed by its declaration. */
const listQuery = (builder: Builder, valueType: ValueTypes, register: AnyRegister): void => {
  const { kind, schema, title } = register;
  const entry = entryType(builder, valueType, pascal(kind), schema as z.ZodObject, `${title.zh} · ${title.en}`);
  builder.queryField(camel(kind), (t) =>
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
      dictionary: t.exposeString('dictionary', {
        nullable: true,
        description: 'Of a dictionary of the city’s own: what its mutation is told',
      }),
      operation: t.string({ resolve: ({ operation }) => operation.name, description: 'The mutation, and the permission' }),
      form: t.field({ type: 'Json', resolve: ({ schema }) => formOf(schema) }),
    }),
  });
  builder.queryField('registers', (t) =>
    t.field({
      type: [info],
      complexity: { field: 1, multiplier: 2 },
      resolve: async (_root, _args, { system, actor }) => [...(actor ? await allRegisters(system.registers) : registers)],
    }),
  );

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
        const register = await findRegister(system.registers, kind);
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

  const ownEntry = entryType(builder, objectType, 'OwnDictionary', word, '自建字典 · One of the city’s own dictionaries');
  builder.queryField('ownDictionary', (t) =>
    t.field({
      type: [ownEntry],
      description: 'The words of one of the city’s own dictionaries, by the code of its type: what is in force, in its order',
      args: { dictionary: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 2 },
      resolve: async (_root, { dictionary }, { system, actor }) => {
        if (!actor) throw refused('ownDictionary');
        const register = (await allRegisters(system.registers)).find((one) => one.dictionary === dictionary);
        return register ? ([...(await system.registers.entriesOf(register, null))] as EntryInForce<EntryValue>[]) : [];
      },
    }),
  );
};
