import { documentTypes } from '@healthcert/domain/person';
import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

/** What a column of an old system's file may hold (I6). */
export const oldFields = [
  'number',
  'code',
  'name',
  'documentNumber',
  'documentType',
  'sex',
  'birthDate',
  'jobName',
  'employer',
  'issuer',
  'examinedOn',
  'validFrom',
  'validUntil',
  'status',
] as const;
export type OldField = (typeof oldFields)[number];

export const oldFieldTitles: Readonly<Record<OldField, { readonly zh: string; readonly en: string }>> = {
  number: { zh: '旧证号', en: 'Old certificate number' },
  code: { zh: '旧证二维码内容', en: 'Text of the old code' },
  name: { zh: '姓名', en: 'Name' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  documentType: { zh: '证件类型', en: 'Document type' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  jobName: { zh: '工种', en: 'Job' },
  employer: { zh: '用人单位', en: 'Employer' },
  issuer: { zh: '发证机构', en: 'Issued by' },
  examinedOn: { zh: '体检日期', en: 'Examined on' },
  validFrom: { zh: '发证日期', en: 'Valid from' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  status: { zh: '状态', en: 'Status' },
};

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export const sexForms = ['words', 'oneMaleTwoFemale', 'zeroMaleOneFemale', 'oneMaleZeroFemale'] as const;

/** The systems before this one, and how each writes its files: chosen once, kept for the next file (I6). */
export const archiveSources = defineRegister({
  kind: 'archive-sources',
  title: { zh: '旧系统档案来源', en: 'Old systems of archives' },
  group: 'clinic',
  scope: 'city',
  schema: z.object({
    name: name(),
    columns: labelled(
      '列的含义',
      'Columns',
      z.array(
        z.object({
          heading: labelled('列名', 'Heading', z.string().trim().min(1).max(200)),
          field: labelled('含义', 'Holds', z.enum(oldFields), { names: oldFieldTitles }),
        }),
      ),
    ),
    dateOrder: labelled('日期写法', 'Dates are written', z.enum(dateOrders), {
      names: {
        ymd: { zh: '年月日（2025-03-01）', en: 'Year, month, day (2025-03-01)' },
        dmy: { zh: '日月年（01/03/2025）', en: 'Day, month, year (01/03/2025)' },
        mdy: { zh: '月日年（03/01/2025）', en: 'Month, day, year (03/01/2025)' },
      },
    }),
    sexForm: labelled('性别写法', 'Sex is written', z.enum(sexForms), {
      names: {
        words: { zh: '文字（男、女）', en: 'In words (男, male, F)' },
        oneMaleTwoFemale: { zh: '1 男 2 女', en: '1 male, 2 female' },
        zeroMaleOneFemale: { zh: '0 男 1 女', en: '0 male, 1 female' },
        oneMaleZeroFemale: { zh: '1 男 0 女', en: '1 male, 0 female' },
      },
    }),
    documentType: labelled('没有证件类型时', 'Documents without a type are', z.enum(documentTypes), {
      names: {
        idCard: { zh: '居民身份证', en: 'Resident identity cards' },
        residencePermit: { zh: '港澳台居民居住证', en: 'Residence permits' },
        permanentResidence: { zh: '外国人永久居留身份证', en: 'Permanent residence cards' },
        hongKongMacaoPass: { zh: '港澳居民来往内地通行证', en: 'Hong Kong and Macao passes' },
        taiwanPass: { zh: '台湾居民来往大陆通行证', en: 'Taiwan passes' },
        passport: { zh: '护照', en: 'Passports' },
      },
    }),
    validMonths: labelled('没有有效期至时，有效月数', 'Months valid where no last day is given', z.int().min(1).max(60).optional()),
  }),
});
