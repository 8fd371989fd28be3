import { operation } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { programmeDecider } from './decider.ts';
import { programmeForm } from './programme-form.ts';

export const publishProgramme = operation({
  name: 'publishProgramme',
  title: { zh: '发布体检方案', en: 'Publish a programme' },
  decider: programmeDecider,
  input: z.object({ programme: programmeForm }),
  stream: ({ programme }) => programme.id,
  target: () => ({ institutionId: null }),
  retryOnConflict: false,
});

export const programmeOperations = { publishProgramme };
