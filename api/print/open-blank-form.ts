import { mayDo, type Actor } from '@healthcert/domain/kernel';
import { batchOf, paperFormDecider, paperFormsId, readFormNumber } from '@healthcert/domain/paper-form';
import { dayInChina } from '@healthcert/domain/person';
import type { System } from '../system.ts';
import type { ClosedPaper, OpenPaper } from './open-case-paper.ts';
import { blankFormOf } from './papers/blank-form.ts';

/** Opens a numbered blank form (I8): one that was numbered and is not void. Null: there is none such. */
export const openBlankForm = async (system: System, actor: Actor, number: string): Promise<OpenPaper | ClosedPaper | null> => {
  const serial = readFormNumber(number);
  if (serial === null) return null;
  const { state } = await system.handler.load(paperFormDecider, paperFormsId);
  const batch = batchOf(state, serial);
  if (!batch || state.voided.has(serial)) return null;
  const { institutionId, programmeId } = batch;
  if (!mayDo(actor, 'numberPaperForms', { institutionId }, await system.tree())) return { id: number, refusedOf: null };
  const [programme, institutions, { layout, ref }] = await Promise.all([
    system.programmes.on(programmeId, dayInChina(system.now())),
    system.institutions(),
    system.layouts.inForce('blankForm', institutionId, programmeId),
  ]);
  if (!programme) return null;
  const data = blankFormOf(number, programme, institutions.get(institutionId) ?? null);
  return { id: number, personId: null, institutionId, ref, keptAs: null, printables: async () => [{ id: number, layout, data }] };
};
