import { rejections } from '@healthcert/domain/kernel';

export const specimenRefusals = {
  UnknownSpecimen: { zh: '该登记没有此标本', en: 'The case has no such specimen' },
  UnknownCase: { zh: '该机构没有此登记', en: 'The institution has no such case' },
  SelfCollectedBlood: { zh: '血标本不能自行采集', en: 'Blood is not collected by oneself' },
  NotCollected: { zh: '该标本尚未登记采集', en: 'The specimen was not collected yet' },
  NotRejected: { zh: '该标本未被拒收，不能重采', en: 'The specimen was not rejected: nothing is to be redrawn' },
  AlreadyReceived: { zh: '检验科已接收该标本', en: 'The laboratory has received this specimen' },
  SpecimenRejected: { zh: '该标本已被拒收，请重采', en: 'The specimen was rejected: draw another' },
  UnknownReason: { zh: '字典中没有此拒收原因', en: 'The dictionary has no such reason' },
  SpecimenFinished: { zh: '该标本的结果已全部出具', en: 'All results of this specimen are in' },
  SpecimenDiscarded: { zh: '该标本已作废', en: 'The specimen was discarded' },
  AlreadyRedrawn: { zh: '该标本已重采', en: 'Another specimen was drawn for it' },
  NothingToUndo: { zh: '没有可以撤销的操作', en: 'There is no step to undo' },
  NotYourStep: { zh: '只能由操作人本人撤销', en: 'Only who took the step may undo it' },
  TooManySpecimens: { zh: '该登记的标本过多', en: 'The case has too many specimens' },
} as const;

export type SpecimenRefusal = keyof typeof specimenRefusals;

export const reject = rejections<SpecimenRefusal>(specimenRefusals);
