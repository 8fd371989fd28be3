import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

const hours = (zh: string, en: string) => labelled(zh, en, z.int().min(1).max(1000));

/** After how many hours a specimen counts as overdue; the first entry in force holds. */
export const specimenDeadlines = defineRegister({
  kind: 'specimen-deadlines',
  title: { zh: '标本时限', en: 'Specimen deadlines' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    labelled: hours('待采集（小时）', 'To be collected (hours)'),
    collected: hours('待接收（小时）', 'To be received (hours)'),
    received: hours('待出结果（小时）', 'To have its results (hours)'),
    rejected: hours('待重采（小时）', 'To be redrawn (hours)'),
  }),
});
