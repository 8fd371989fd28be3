import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './schema.ts';

/** Writes the committed schema, from which the pages' types are generated. A test fails while it is stale. */
await writeFile(new URL('../schema.graphql', import.meta.url), `${printSchema(lexicographicSortSchema(buildSchema()))}\n`);
