import type { ObjectRef } from '@pothos/core';
import type { z } from 'zod';
import type { Builder } from './builder.ts';
import type { CommandResultTypes } from './command-result.ts';
import { describe, isInteger, named, unwrap } from './zod-input.ts';

type Value = Readonly<Record<string, unknown>>;
type Ref = ObjectRef<never, Value, Value>;
type Type = Ref | string;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const isText = (shape: Readonly<Record<string, z.ZodType>>): boolean => Object.keys(shape).toSorted().join() === 'en,zh';

/** Derives GraphQL output types from zod objects, the counterpart of `zodInputs`: words in both languages are `Text`. */
export const zodOutputs = (builder: Builder, { textType }: CommandResultTypes) => {
  const made = new Map<z.ZodType, Ref>();

  const typeOf = (name: string, schema: z.ZodType): Type | readonly [Type] => {
    const described = describe(schema);
    switch (described.type) {
      case 'string':
      case 'enum':
        return 'String';
      case 'number':
        return isInteger(described) ? 'Int' : 'Float';
      case 'boolean':
        return 'Boolean';
      case 'array':
        return [typeOf(name, unwrap(described.element!).schema) as Type];
      case 'object':
        return isText(described.shape!) ? (textType as unknown as Ref) : objectType(name, schema as z.ZodObject);
      default:
        return 'Json';
    }
  };

  const objectType = (name: string, schema: z.ZodObject): Ref => {
    const kept = made.get(schema);
    if (kept) return kept;
    const ref = builder.objectRef<Value>(named(name, schema)) as unknown as Ref;
    made.set(schema, ref);
    const types = Object.entries(schema.shape as Record<string, z.ZodType>).map(([field, declared]) => {
      const { schema: inner, required } = unwrap(declared);
      const hasDefault = ['default', 'prefault'].includes(describe(declared).type);
      return { field, required: required || hasDefault, type: typeOf(`${name}${pascal(field)}`, inner) };
    });
    builder.objectType(
      ref as never,
      {
        fields: (t: never) =>
          Object.fromEntries(
            types.map(({ field, type, required }) => [
              field,
              (t as { field: (options: object) => unknown }).field({
                type,
                nullable: !required,
                resolve: (value: Value) => value[field] ?? null,
              }),
            ]),
          ),
      } as never,
    );
    return ref;
  };

  return { objectType };
};
