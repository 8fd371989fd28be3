import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { tooComplex } from './refusals.ts';

export interface SchemaTypes {
  Context: RequestContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** ISO instant, UTC. */
    DateTime: { Input: string; Output: string };
    /** "2026-11-21" */
    Date: { Input: string; Output: string };
    Json: { Input: unknown; Output: unknown };
  };
}

const text = (pattern: RegExp, expected: string) => (value: unknown) => {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new GraphQLError(`expected ${expected}`);
};

/** The one schema builder: scalars, plugins and limits stand here. */
export const createBuilder = () => {
  const builder = new SchemaBuilder<SchemaTypes>({
    plugins: [ComplexityPlugin],
    defaultFieldNullability: false,
    complexity: {
      defaultComplexity: 1,
      defaultListMultiplier: 10,
      limit: { complexity: 3000, depth: 9, breadth: 300 },
      complexityError: tooComplex,
    },
  });
  builder.scalarType('DateTime', {
    description: 'An instant, ISO 8601 in UTC',
    serialize: String,
    parseValue: text(/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/, 'an ISO instant'),
  });
  builder.scalarType('Date', {
    description: 'A day, YYYY-MM-DD',
    serialize: String,
    parseValue: text(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD'),
  });
  builder.scalarType('Json', { description: 'Any JSON value', serialize: (value) => value });
  builder.queryType({});
  builder.mutationType({});
  builder.subscriptionType({});
  return builder;
};

export type Builder = ReturnType<typeof createBuilder>;
