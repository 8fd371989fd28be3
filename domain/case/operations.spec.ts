import { commandFor, commandTypeOf, type Operation } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandMeta, fixedId, specFor } from '../testing/index.ts';
import { noCase } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';
import { caseOperations } from './operations.ts';

const { given, stateAfter } = specFor(caseDecider, the.smallProgramme);
const operations = Object.entries(caseOperations) as unknown as [string, Operation<typeof caseDecider>][];

/** Every leaf of a form: its path, its kind, and whether its length has an end. */
const leaves = (schema: z.ZodType, path: string): { path: string; kind: string; bounded: boolean }[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return leaves(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return leaves(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, of]) => leaves(of as z.ZodType, `${path}.${name}`));
  const fixedForm = schema instanceof z.ZodUUID || schema instanceof z.ZodISODate;
  const bounded = fixedForm || (schema as { maxLength?: number | null }).maxLength != null;
  return [{ path, kind: schema.def.type, bounded }];
};

describe('the operations of a case', () => {
  it.each(operations)('%s is named as its key and has a title in both languages', (key, { name, title }) => {
    expect(name).toBe(key);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(title.en).not.toBe('');
  });

  it('are as many as the permissions of a case', () => expect(operations).toHaveLength(26));

  it.each(operations)('%s takes only what a form on any door can carry, and no text without end', (name, { input }) => {
    const found = leaves(input, name);
    expect(found.filter(({ kind }) => !['string', 'number', 'boolean', 'enum'].includes(kind))).toEqual([]);
    expect(found.filter(({ kind, bounded }) => kind === 'string' && !bounded)).toEqual([]);
  });

  it('belong to the case’s stream, institution and person', () => {
    const state = stateAfter(the.registered());
    const input = { caseId: the.caseId, certificateNumber: the.certificateNumber };
    expect(caseOperations.printCertificate.stream(input)).toBe(the.caseId);
    expect(caseOperations.printCertificate.target(input, state)).toEqual({ institutionId: 'clinic-1', ownerId: the.personId });
    expect(caseOperations.printCertificate.target(input, noCase)).toEqual({ institutionId: null, ownerId: null });
    const registering = caseOperations.registerCase.input.parse(the.register({ renewalOf: null }).data);
    expect(caseOperations.registerCase.target(registering, noCase)).toEqual({ institutionId: 'clinic-1' });
    expect(caseOperations.registerCase.startsStream).toBe(true);
  });

  it('make the commands that the decider knows', () => {
    for (const [name] of operations) expect(Object.keys(the.everyCommand)).toContain(commandTypeOf(name));
    const { input, facts } = caseOperations.reviewConclusion;
    const data = { ...input.parse({ caseId: the.caseId }), ...facts?.parse({ remote: false, remoteRequired: false }) };
    const command: CaseCommand = commandFor(caseOperations.reviewConclusion, data, commandMeta({ actorId: the.drLi }));
    given(...the.examinedNormal(), the.concludedFit())
      .when(command)
      .then(the.reviewed());
  });

  it('read what a clerk types: spaces dropped, dates and ids checked', () => {
    const { input } = caseOperations.registerCase;
    const typed = { ...the.register().data, programmeId: the.smallProgramme.id, name: '  李明示例 ', renewalOf: fixedId(7) };
    expect(input.parse(typed)).toMatchObject({ name: '李明示例', renewalOf: fixedId(7) });
    for (const wrong of [
      { caseId: '1' },
      { birthDate: '1990-02-30' },
      { sex: 'x' },
      { name: ' ' },
      { name: '李'.repeat(101) },
      { documentType: 'hbv' },
    ]) {
      expect(input.safeParse({ ...typed, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
