import { z } from 'zod';

const id = z.string().min(1).max(64);

export const paperFormInputs = {
  /** `batchId`: made by the caller, so that the same run is not numbered twice. */
  numberPaperForms: z.object({ institutionId: id, batchId: z.uuid(), programmeId: id, count: z.int().min(1).max(500) }),
  voidPaperForm: z.object({ institutionId: id, number: z.string().min(1).max(30), because: z.enum(['spoilt', 'lost', 'unused']) }),
};
