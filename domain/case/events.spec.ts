import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseEvents, type CaseEvent } from './events.ts';
import * as the from './fixtures/index.ts';

const examples: readonly CaseEvent[] = [
  the.registered(),
  the.registrationCorrected(),
  the.cancelled(),
  the.takenUpAgain(),
  the.arrived(),
  the.itemAdded(),
  the.itemRemoved(),
  the.itemRefused(),
  the.itemDeferred(),
  the.resultRecorded(),
  the.resultCorrected(),
  the.furtherItemsOrdered(),
  the.recheckOrdered(),
  the.recheckReminded(),
  the.concludedUnfit(),
  the.conclusionReturned(),
  the.reopened(),
  the.reviewed(),
  the.issued(),
  the.printed(),
  the.reprinted(),
  the.handedOut(),
  the.handOutUndone(),
  the.suspended(),
  the.reinstated(),
  the.revoked(),
  the.superseded(),
];

const schemaOf = (form: z.ZodObject): object => {
  const { $schema: _dialect, additionalProperties: _closed, ...schema } = z.toJSONSchema(form) as Record<string, unknown>;
  return schema;
};

describe('the stored form of a case', () => {
  const definitions = Object.entries(caseEvents.definitions);

  // A difference here is a difference to what is stored for ever: raise the version and add an upcaster, then update.
  it.each(definitions)('%s is as it was', (_type, definition) => {
    const { version, plain, ...sealed } = definition as { version: number; plain: z.ZodObject } & Record<string, unknown>;
    const { subject, identity, clinical } = sealed as { subject?: string; identity?: z.ZodObject; clinical?: z.ZodObject };
    expect({
      version,
      subject,
      plain: schemaOf(plain),
      ...(identity && { identity: schemaOf(identity) }),
      ...(clinical && { clinical: schemaOf(clinical) }),
    }).toMatchSnapshot();
  });

  it.each(examples)('$type is stored and read back whole', ({ type, data }) => {
    const definition = caseEvents.definitions[type];
    const groups = z.object({
      ...definition.plain.shape,
      ...('identity' in definition && { identity: definition.identity }),
      ...('clinical' in definition && { clinical: definition.clinical }),
    });
    expect(groups.strict().parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
  });

  it('has an example of every type', () =>
    expect(examples.map(({ type }) => type).toSorted()).toEqual(definitions.map(([type]) => type).toSorted()));

  it.each(definitions)('%s names the person whose key seals it, and keeps free text sealed', (_type, definition) => {
    const isSealed = 'identity' in definition || 'clinical' in definition;
    expect('subject' in definition).toBe(isSealed);
    if ('subject' in definition) expect(Object.keys(definition.plain.shape)).toContain(definition.subject);
    const words = new Set([
      'reason',
      'remark',
      'opinion',
      'handReason',
      'name',
      'takerName',
      'phone',
      'address',
      'documentNumber',
      'birthDate',
    ]);
    expect(Object.keys(definition.plain.shape).filter((field) => words.has(field))).toEqual([]);
  });
});
