import type { InputRef } from '@pothos/core';
import type { z } from 'zod';
import type { Builder } from './builder.ts';

/** What a zod schema says of itself; only the kinds that inputs are made of. */
export interface Described {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly format?: string } } }[];
}

export const describe = (schema: z.ZodType): Described => schema.def as unknown as Described;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

type Type = InputRef | 'String' | 'Int' | 'Float' | 'Boolean' | 'ID' | 'Json';
type FieldType = Type | readonly [Type];

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'pipe']);

/** A form that several operations share says its own name (`meta({ graphql: 'MoveEntry' })`). */
export const named = (name: string, schema: z.ZodType): string => (schema.meta()?.graphql as string | undefined) ?? name;

interface Field {
  readonly schema: z.ZodType;
  readonly required: boolean;
}

/** Looks through optional, nullable and default: they only decide whether the field may be left out. */
export const unwrap = (schema: z.ZodType, required = true): Field => {
  const described = describe(schema);
  if (!wrappers.has(described.type)) return { schema, required };
  const inner = described.innerType ?? described.in;
  if (!inner) throw new TypeError(`an input of kind ${described.type} without an inner type`);
  return unwrap(inner, required && (described.type === 'pipe' || described.type === 'readonly'));
};

export const isInteger = ({ format, checks }: Described): boolean =>
  [format, ...(checks ?? []).map((check) => check._zod.def.format)].some(
    (name) => name === 'safeint' || name === 'int32' || name === 'uint32',
  );

/**
 * Derives GraphQL input types from the zod inputs of operations, so that the two cannot differ. Every operation has an
 * input type of its own name, also where forms are shared; a schema that appears twice inside of inputs becomes one type.
 * Understands string, number, boolean, enum, array, object, optional, nullable, default.
 */
export const zodInputs = (builder: Builder): { inputType(name: string, schema: z.ZodObject): InputRef } => {
  const made = new Map<z.ZodType, InputRef>();

  const typeOf = (name: string, schema: z.ZodType): FieldType => {
    const described = describe(schema);
    switch (described.type) {
      case 'string':
        return described.format === 'uuid' || described.format === 'guid' ? 'ID' : 'String';
      case 'number':
        return isInteger(described) ? 'Int' : 'Float';
      case 'boolean':
        return 'Boolean';
      case 'enum':
        return once(schema, () => builder.enumType(name, { values: Object.values(described.entries ?? {}) }));
      case 'array':
        return [typeOf(name, unwrap(described.element!).schema) as Type];
      case 'object':
        return once(schema, () => objectType(`${named(name, schema)}Input`, schema as z.ZodObject));
      // Alternatives have no input type in GraphQL: they go as JSON, and zod says what is wrong with them.
      case 'union':
      case 'tuple':
      case 'record':
        return 'Json';
      default:
        throw new TypeError(`${name}: an input cannot be of kind ${described.type}`);
    }
  };

  const once = (schema: z.ZodType, make: () => InputRef): InputRef => {
    const kept = made.get(schema) ?? make();
    made.set(schema, kept);
    return kept;
  };

  const objectType = (name: string, schema: z.ZodObject): InputRef => {
    const base = name.replace(/Input$/, '');
    const types = Object.entries(schema.shape as Record<string, z.ZodType>).map(([field, declared]) => {
      const { schema: inner, required } = unwrap(declared);
      return { field, required, type: typeOf(`${base}${pascal(field)}`, inner) };
    });
    return builder.inputType(name, {
      fields: (t) =>
        Object.fromEntries(
          types.map(({ field, type, required }) => [field, t.field({ type: type as never, required: required as never })]),
        ),
    });
  };

  return { inputType: objectType };
};
