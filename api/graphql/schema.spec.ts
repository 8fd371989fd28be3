import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildSchema } from './schema.ts';

describe('the committed schema', () => {
  it('is what the declarations say: else run `npm run schema`', async () => {
    const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(`${printSchema(lexicographicSortSchema(buildSchema()))}\n`);
  });
});
