import { rejections } from '@healthcert/domain/kernel';

export const caseRefusals = {
  NoSuchCase: { zh: '该登记不存在', en: 'There is no such case' },
  AlreadyRegistered: { zh: '该登记号已用于另一次登记', en: 'This case was already registered with other particulars' },
  AlreadyCancelled: { zh: '该登记已取消，不能再变更', en: 'The case was cancelled and changes no more' },
  AlreadyConcluded: {
    zh: '已作出体检结论，请先退回或重新打开',
    en: 'The case is concluded: have the conclusion returned or reopen it first',
  },
  UnknownJob: { zh: '该体检方案中没有此工种', en: 'The programme has no such job' },
  BornInFuture: { zh: '出生日期晚于今天', en: 'The birth date is in the future' },
  OtherPerson: { zh: '该证件属于另一人，请取消后重新登记', en: 'These papers belong to another person: cancel and register anew' },
  DataErased: { zh: '该人员的个人信息已删除，不能继续办理', en: "The person's data was erased: the case cannot go on" },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },

  NotArrived: { zh: '受检者尚未到检', en: 'The person has not arrived yet' },
  UnknownItem: { zh: '该体检方案中没有此项目', en: 'The programme has no such item' },
  ItemNotOrdered: { zh: '该受检者未开此项目', en: 'This item is not part of the case' },
  ItemDoesNotApply: { zh: '此项目不适用于该受检者', en: 'This item does not apply to the person' },
  ItemRequired: { zh: '此项目为必检项目，不能删除；可登记拒检或延期', en: 'The item is required: record a refusal or a deferral instead' },
  AlreadyDone: { zh: '此项目已有结果，如需修改请作更正', en: 'The item has a result: correct it instead' },
  NotDone: { zh: '此项目尚无结果，无从更正', en: 'The item has no result to correct' },
  DueInPast: { zh: '约定日期早于今天', en: 'The day agreed on is in the past' },
  PerformedInFuture: { zh: '检查时间晚于现在', en: 'The examination is said to have happened in the future' },
  UnknownFinding: { zh: '此项目没有“{finding}”这一所见', en: 'The item has no finding "{finding}"' },
  RepeatedFinding: { zh: '所见“{finding}”重复', en: 'The finding "{finding}" is given twice' },
  SiteMissing: { zh: '所见“{finding}”须注明部位', en: 'The finding "{finding}" needs a site' },
  SiteNeedless: { zh: '所见“{finding}”不注明部位', en: 'The finding "{finding}" takes no site' },
  NormalBesideAbnormal: { zh: '“正常”不能与异常所见同时选择', en: 'An all-clear excludes other findings' },
  NoFinding: { zh: '请至少选择一项所见', en: 'Choose at least one finding' },
  UnknownField: { zh: '此项目没有“{field}”这一指标', en: 'The item has no value "{field}"' },
  RepeatedField: { zh: '指标“{field}”重复', en: 'The value "{field}" is given twice' },
  NotANumber: { zh: '指标“{field}”不是数值', en: 'The value "{field}" is not a number' },
  ValueMissing: { zh: '缺少指标“{field}”的数值', en: 'The value "{field}" is missing' },

  ItemsPending: { zh: '还有 {count} 个项目未完成', en: '{count} item(s) are still to be done' },
  NotConcluded: { zh: '尚未作出体检结论', en: 'Not concluded yet' },
  AlreadyReviewed: { zh: '结论已复核', en: 'The conclusion was already reviewed' },
  ReviewedByConcluder: { zh: '不能复核本人作出的结论', en: 'A conclusion is not reviewed by the physician who made it' },
  RemoteReviewRequired: { zh: '该方案须由上级机构远程复核', en: 'This programme is reviewed remotely, by the institution above' },

  NotReviewed: { zh: '结论尚未复核', en: 'Not reviewed yet' },
  NotFit: { zh: '结论不是“合格”，不能发证', en: 'Only a person found fit is given a certificate' },
  ValidityOver: { zh: '体检结论已过有效期，请重新体检', en: 'The conclusion is past its validity: a new examination is needed' },
  AlreadyCertified: { zh: '已有未失效的健康证', en: 'The case has a certificate in force' },
  ConclusionSpent: {
    zh: '依据该结论发的证已吊销，请重新打开并重新作出结论',
    en: 'The certificate on this conclusion was revoked: reopen the case and conclude anew',
  },
  NumberTaken: { zh: '该证号已用于本次登记的另一张证', en: 'Another certificate of the case has this number' },
  HasCertificate: { zh: '已发过健康证，不能取消登记', en: 'A certificate was issued: the case cannot be cancelled' },
  CertificateInForce: { zh: '健康证尚未失效，请先吊销或换发', en: 'The certificate is in force: revoke or supersede it first' },
  UnknownCertificate: { zh: '本次登记没有此证号', en: 'The case has no certificate of this number' },
  AlreadyRevoked: { zh: '该证已吊销', en: 'The certificate was revoked' },
  AlreadySuperseded: { zh: '该证已被换发的新证取代', en: 'The certificate was superseded by a new one' },
  IsSuspended: { zh: '该证已暂停使用', en: 'The certificate is suspended' },
  NotSuspended: { zh: '该证未被暂停', en: 'The certificate is not suspended' },
  CertificateExpired: { zh: '该证已过有效期', en: 'The certificate has expired' },
  NotPrinted: { zh: '该证尚未打印', en: 'The certificate was not printed yet' },
  TakerNameMissing: { zh: '由他人代领时须填写代领人姓名', en: 'Name the person who takes it for the holder' },
  AlreadyHandedOut: { zh: '该证已被他人领取', en: 'The certificate was already handed out, to somebody else' },
} as const;

export type CaseRefusal = keyof typeof caseRefusals;

export const reject = rejections<CaseRefusal>(caseRefusals);
