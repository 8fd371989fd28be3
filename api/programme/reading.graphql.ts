import { readValue, resultField, standingOf, type FieldStanding, type MeasuredValue, type Unread } from '@healthcert/domain/programme';
import { sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import type { Builder } from '../graphql/builder.ts';

const asked = z.object({
  field: resultField,
  typed: z.string().max(200),
  sex: z.enum(sexes),
  age: z.int().min(0).max(150),
});

interface Reading {
  readonly problem: Unread | null;
  readonly read: Omit<MeasuredValue, 'field'> | null;
  readonly standing: FieldStanding | null;
}

/** How a value would be read and judged by a field that is still being thought of; nothing of it is kept. */
export const readingQuery = (builder: Builder): void => {
  const reading = builder.objectRef<Reading>('ValueReading').implement({
    fields: (t) => ({
      problem: t.exposeString('problem', {
        nullable: true,
        description: 'Why it is no value: ValueMissing, NotANumber, NoSuchChoice, NotATitre',
      }),
      value: t.float({ nullable: true, resolve: ({ read }) => read?.value ?? null }),
      bound: t.string({ nullable: true, resolve: ({ read }) => read?.bound ?? null }),
      choice: t.string({ nullable: true, resolve: ({ read }) => read?.choice ?? null }),
      standing: t.exposeString('standing', { nullable: true }),
    }),
  });
  builder.queryField('valueReading', (t) =>
    t.field({
      type: reading,
      description: 'How a value would be read by a field of a result form, and where it lies for somebody of this sex and age',
      args: {
        field: t.arg({ type: 'Json', required: true }),
        typed: t.arg.string({ required: true }),
        sex: t.arg.string({ required: true }),
        age: t.arg.int({ required: true }),
      },
      complexity: 5,
      resolve: (_root, args): Reading => {
        const { field, typed, sex, age } = asked.parse(args);
        const result = readValue(field, typed);
        if ('problem' in result) return { problem: result.problem, read: null, standing: null };
        return { problem: null, read: result.read, standing: standingOf(field, result.read, { sex, age }) };
      },
    }),
  );
};
