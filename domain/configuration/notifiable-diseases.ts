import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

export const diseaseClasses = ['A', 'B', 'C'] as const;

const note = z.string().trim().max(1000);

/**
 * What a suspicion obliges the institution to report by law, and within which time: 传染病防治法 (甲, 乙, 丙类), 传染病信息报告
 * 管理规范. The findings of a programme name an entry by its code; a task keeps the edition it was raised under.
 */
export const notifiableDiseases = defineRegister({
  kind: 'notifiable-diseases',
  title: { zh: '法定传染病', en: 'Notifiable diseases' },
  group: 'clinic',
  scope: 'city',
  sentences: true,
  schema: z.object({
    name: name(),
    diseaseClass: labelled('类别', 'Class', z.enum(diseaseClasses), {
      names: { A: { zh: '甲类', en: 'Class A' }, B: { zh: '乙类', en: 'Class B' }, C: { zh: '丙类', en: 'Class C' } },
    }),
    hours: labelled('报告时限（小时）', 'Reported within (hours)', z.int().min(1).max(240)),
    source: labelled('依据', 'Source', note.min(1)),
    doubt: labelled('存疑', 'Doubt', note.optional()),
  }),
});
