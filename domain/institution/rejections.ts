import { rejections } from '@healthcert/domain/kernel';

export const reject = rejections({
  InstitutionExists: { zh: '该机构编号已存在', en: 'There is an institution with this id already' },
  InstitutionUnknown: { zh: '机构不存在', en: 'There is no such institution' },
  ParentUnknown: { zh: '上级机构不存在', en: 'There is no such parent institution' },
  ParentDisabled: { zh: '上级机构已停用', en: 'The parent institution is disabled' },
  ParentIsClinic: { zh: '体检机构不能有下级机构', en: 'A clinic has no institutions below it' },
  ParentMissing: { zh: '除市级主管部门外都须有上级机构', en: 'Every institution but the city’s authority has a parent' },
  RootExists: { zh: '市级主管部门已存在', en: 'The city has its authority already' },
  LevelOutOfOrder: { zh: '级别与上级机构不符', en: 'The level does not fit the parent’s' },
  MovedBelowItself: { zh: '不能移到自身或其下级之下', en: 'An institution cannot be moved below itself' },
  RootStays: { zh: '市级主管部门不能移动或停用', en: 'The city’s authority is neither moved nor disabled' },
  CodeTaken: { zh: '该机构编码已被使用', en: 'This code belongs to another institution' },
  UnifiedCodeMistyped: { zh: '统一社会信用代码校验不通过', en: 'The check of the unified social credit code fails' },
  ReviewOfClinicsOnly: { zh: '只有体检机构有复核方式', en: 'Only the conclusions of clinics are reviewed' },
  NameMissing: { zh: '请填写机构名称', en: 'The name is missing' },
});
