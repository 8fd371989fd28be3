import { sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import { fieldKinds } from './result-field.ts';

const sexNames = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } };
const label = (zh: string, en: string) => ({ label: { zh, en } });
const code = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9.-]*$/)
  .max(60);
const words = z.string().trim().min(1).max(200);
const text = z.object({ zh: words, en: words }).meta(label('名称', 'Name'));
const age = z.int().min(0).max(150);

/** Low and high, inclusive, in the field's unit; who it is for. */
const range = z
  .object({
    sex: z
      .enum(sexes)
      .optional()
      .meta({ ...label('性别', 'Sex'), names: sexNames }),
    fromAge: age.optional().meta(label('年龄自', 'Age from')),
    toAge: age.optional().meta(label('年龄至', 'Age to')),
    low: z.number().optional().meta(label('下限', 'Low')),
    high: z.number().optional().meta(label('上限', 'High')),
  })
  .refine(({ low, high }) => low === undefined || high === undefined || low <= high, {
    path: ['high'],
    message: 'low must not exceed high',
  })
  .refine(({ fromAge, toAge }) => fromAge === undefined || toAge === undefined || fromAge <= toAge, {
    path: ['toAge'],
    message: 'the ages must not be the wrong way round',
  });

const suspects = (zh: string, en: string) => code.optional().meta({ ...label(zh, en), register: 'notifiable-diseases' });

const choice = z.object({
  code: code.meta(label('代码', 'Code')),
  name: text,
  normal: z.boolean().meta(label('正常', 'Normal')),
  also: z.array(words).max(20).optional().meta(label('其他写法', 'Also written')),
  suspects: suspects('疑似传染病', 'Suspected disease'),
});

/** A field of an item's result: the same in a programme and in an institution's own form. */
export const resultField = z.object({
  code: code.meta(label('代码', 'Code')),
  name: text,
  kind: z
    .enum(fieldKinds)
    .optional()
    .meta({
      ...label('种类', 'Kind'),
      names: {
        number: { zh: '数值', en: 'Number' },
        choice: { zh: '选项', en: 'Choice' },
        titre: { zh: '滴度', en: 'Titre' },
        text: { zh: '文字', en: 'Words' },
      },
    }),
  unit: z.string().trim().max(30).meta(label('单位', 'Unit')),
  loinc: z
    .string()
    .regex(/^\d{1,7}-\d$/)
    .optional()
    .meta(label('LOINC', 'LOINC')),
  ranges: z.array(range).max(40).meta(label('参考值', 'Reference values')),
  choices: z.array(choice).max(50).optional().meta(label('选项', 'Choices')),
  normal: z.string().trim().max(200).optional().meta(label('正常默认值', 'Normal default')),
  optional: z.boolean().optional().meta(label('可不填', 'May be left empty')),
  suspects: suspects('高于参考值时疑似', 'Suspected above the range'),
});
