import type { Command, Decider } from '@healthcert/domain/kernel';
import type { z } from 'zod';
import { paperFormEvents, type PaperFormEvent } from './events.ts';
import { formNumberOf, readFormNumber } from './form-number.ts';
import type { paperFormInputs } from './forms.ts';
import { batchOf, noForms, type PaperForms } from './paper-forms.ts';
import { reject } from './rejections.ts';

type Inputs = typeof paperFormInputs;
export type PaperFormCommand = { [Name in keyof Inputs]: Command<Capitalize<Name>, z.output<Inputs[Name]>> }[keyof Inputs];
type CommandNamed<Type extends PaperFormCommand['type']> = Extract<PaperFormCommand, { readonly type: Type }>;

const decide = (command: PaperFormCommand, state: PaperForms): readonly PaperFormEvent[] => {
  switch (command.type) {
    case 'NumberPaperForms':
      return number(command, state);
    case 'VoidPaperForm':
      return makeVoid(command, state);
  }
};

const number = ({ data, meta }: CommandNamed<'NumberPaperForms'>, { batches }: PaperForms): readonly PaperFormEvent[] => {
  const { institutionId, programmeId, batchId, count } = data;
  if (batches.some((batch) => batch.batchId === batchId)) return [];
  const from = (batches.at(-1)?.to ?? 0) + 1;
  const numbered = { from, to: from + count - 1, numberedAt: meta.now, numberedBy: meta.actorId };
  return [{ type: 'PaperFormsNumbered', data: { institutionId, batchId, programmeId, ...numbered } }];
};

const makeVoid = ({ data, meta }: CommandNamed<'VoidPaperForm'>, state: PaperForms): readonly PaperFormEvent[] => {
  const { serial, institutionId } = formFor(state, data.number, data.institutionId);
  if (state.voided.has(serial)) return [];
  const voided = { institutionId, number: formNumberOf(serial), because: data.because, voidedAt: meta.now };
  return [{ type: 'PaperFormVoided', data: voided }];
};

/** The form of this number, if this institution may use it. @throws Rejection naming what is wrong with the number */
export const formFor = (state: PaperForms, typed: string, institutionId: string, field = 'number') => {
  const serial = readFormNumber(typed) ?? reject('FormNumberMistyped', { field });
  const batch = batchOf(state, serial) ?? reject('FormUnknown', { field });
  if (batch.institutionId !== institutionId) return reject('FormOfAnother', { field });
  return { serial, ...batch };
};

const evolve = (state: PaperForms, event: PaperFormEvent): PaperForms => {
  if (event.type === 'PaperFormsNumbered') return { ...state, batches: [...state.batches, event.data] };
  const serial = readFormNumber(event.data.number);
  return serial === null ? state : { ...state, voided: new Set([...state.voided, serial]) };
};

export const paperFormDecider: Decider<PaperForms, PaperFormCommand, PaperFormEvent> = {
  events: paperFormEvents,
  initial: noForms,
  decide,
  evolve,
};
