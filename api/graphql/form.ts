import { z } from 'zod';

/** JSON Schema of what is entered: what a page makes its form of. */
export const formOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
