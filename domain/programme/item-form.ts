import { sexes, type Sex } from '@healthcert/domain/person';
import type { Text } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { needs, specimens, stations, type Need, type Specimen, type Station } from './programme.ts';
import { resultField } from './result-field-form.ts';

/** What people call the places where items are done, and the rest of an item's codes. */
export const stationWords: Readonly<Record<Station, Text>> = {
  interview: { zh: '问诊', en: 'Interview' },
  internal: { zh: '内科', en: 'Internal medicine' },
  skin: { zh: '皮肤科', en: 'Skin' },
  radiology: { zh: '放射科', en: 'Radiology' },
  laboratory: { zh: '检验科', en: 'Laboratory' },
};
export const needWords: Readonly<Record<Need, Text>> = {
  required: { zh: '必检', en: 'Required' },
  onDemand: { zh: '按需', en: 'On demand' },
};
export const specimenWords: Readonly<Record<Specimen, Text>> = { blood: { zh: '血', en: 'Blood' }, stool: { zh: '粪便', en: 'Stool' } };
export const sexWords: Readonly<Record<Sex, Text>> = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } };

const label = (zh: string, en: string) => ({ label: { zh, en } });
const words = z.string().trim().min(1).max(200);

/** What an item, a job, a finding is known by; results and cases name it for ever. */
export const programmeCode = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9.-]*$/)
  .max(60);
export const programmeText = z.object({ zh: words, en: words }).meta(label('名称', 'Name'));
export const workingAge = z.int().min(14).max(60);

const finding = z.object({
  code: programmeCode.meta(label('代码', 'Code')),
  name: programmeText,
  normal: z.boolean().meta(label('正常', 'Normal')),
  sited: z.boolean().optional().meta(label('须注明部位', 'A site is named')),
  suspects: programmeCode.optional().meta({ ...label('疑似传染病', 'Suspected disease'), register: 'notifiable-diseases' }),
});

const applies = z
  .object({
    jobs: z
      .array(programmeCode)
      .max(200)
      .optional()
      .meta({ ...label('只限工种', 'Only for the jobs'), choose: 'jobs' }),
    sex: z
      .enum(sexes)
      .optional()
      .meta({ ...label('只限性别', 'Only for'), names: sexWords }),
  })
  .optional()
  .meta(label('适用', 'For whom'));

/** One item, with the words of its fields: what a page makes its form of. */
export const itemForm = z.object({
  code: programmeCode,
  name: programmeText,
  station: z.enum(stations).meta({ ...label('科室', 'Station'), names: stationWords }),
  need: z.enum(needs).meta({ ...label('必检或按需', 'Needed'), names: needWords }),
  applies,
  specimen: z
    .enum(specimens)
    .optional()
    .meta({ ...label('标本', 'Specimen'), names: specimenWords }),
  loinc: z
    .string()
    .regex(/^\d{1,7}-\d$/)
    .optional()
    .meta(label('LOINC', 'LOINC')),
  findings: z.array(finding).max(100).meta(label('所见选项', 'Findings')),
  fields: z.array(resultField).max(50).meta(label('数值', 'Values')),
});

export const jobForm = z.object({
  code: programmeCode,
  name: programmeText,
  minimumAge: workingAge.optional().meta(label('最低年龄（岁），空：同方案', 'Minimum age; empty: the programme’s')),
});
