import { commandMeta } from '../testing/command-meta.ts';
import type { PaperFormCommand, PaperFormEvent } from './index.ts';

export const clinic = 'clinic-1';
export const batchId = '0192f0c1-0000-7000-8000-000000000001';
const printedAt = '2026-03-01T00:30:00.000Z';

type DataOf<Type extends PaperFormEvent['type']> = Extract<PaperFormEvent, { readonly type: Type }>['data'];

export const numbered = (over: Partial<DataOf<'PaperFormsNumbered'>> = {}): PaperFormEvent => ({
  type: 'PaperFormsNumbered',
  data: {
    institutionId: clinic,
    batchId,
    programmeId: 'food-handler',
    from: 1,
    to: 50,
    numberedAt: printedAt,
    numberedBy: 'staff-desk',
    ...over,
  },
});

export const voided = (number: string): PaperFormEvent => ({
  type: 'PaperFormVoided',
  data: { institutionId: clinic, number, because: 'spoilt', voidedAt: printedAt },
});

const meta = commandMeta({ actorId: 'staff-desk', now: printedAt });

export const numberForms = (over: Partial<Extract<PaperFormCommand, { type: 'NumberPaperForms' }>['data']> = {}): PaperFormCommand => ({
  type: 'NumberPaperForms',
  data: { institutionId: clinic, batchId, programmeId: 'food-handler', count: 50, ...over },
  meta,
});

export const voidForm = (number: string, institutionId = clinic): PaperFormCommand => ({
  type: 'VoidPaperForm',
  data: { institutionId, number, because: 'spoilt' },
  meta,
});
