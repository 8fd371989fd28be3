import { column, nullable, oneOf, readModel, type Restrictions } from '../kernel/index.ts';

/** The people known to the city, for those whose role reaches the whole of it. */
export const personModel = readModel({
  name: 'person',
  title: { zh: '人员', en: 'Persons' },
  version: 1,
  key: ['personId'],
  institution: 'enrolledAt',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'enrolledOn', descending: true },
  // By processing: whoever was erased is looked for after every change.
  indexes: [['processing']],
  columns: {
    personId: column.uuid('编号', 'Id', { filter: true }),
    enrolledAt: nullable(column.text('建档机构', 'Institution', { filter: true, holds: 'institution' })),
    enrolledOn: column.timestamptz('建档时间', 'Enrolled', { filter: true, sort: true }),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    documentType: nullable(column.text('证件类型', 'Document type', { group: 'identity' })),
    maskedDocument: nullable(column.text('证件号码', 'Document', { group: 'identity' })),
    phone: nullable(column.text('电话', 'Telephone', { group: 'identity' })),
    sex: oneOf(column.text('性别', 'Sex', { filter: true }), ['male', 'female']),
    birthYear: column.integer('出生年', 'Year of birth'),
    processing: oneOf(column.text('处理状态', 'Processing', { filter: true }), ['open', 'restricted', 'erased']),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});

/** Whose records answer verification and the regulator alone (PIPL art. 47). */
export const restrictedPersons: Restrictions = { model: personModel, column: 'processing', value: 'restricted' };
