import { rejections } from '@healthcert/domain/kernel';

export const archiveRefusals = {
  ArchivedUnknown: { zh: '档案中没有此证', en: 'The archive holds no such certificate' },
  ArchivedOtherwise: {
    zh: '此证号已在档案中，且内容不同，请核对',
    en: 'A certificate of this number is in the archive already, with other particulars: compare them',
  },
  ValidityReversed: { zh: '有效期至早于发证日期', en: 'It ends before it begins' },
  BeginsInFuture: { zh: '日期在将来，请核对日期的写法', en: 'The date lies in the future: see how dates are written' },
  ValidityTooLong: {
    zh: '有效期超过 {years} 年，请核对日期的写法',
    en: 'It would be valid for more than {years} years: see how dates are written',
  },
  NameDiffersFromRecord: {
    zh: '姓名与该证件号码的档案不一致，请核对',
    en: 'The name is not that of the record with this document number: compare them',
  },
  HolderRestricted: { zh: '持证人的档案已限制处理', en: 'Processing of the holder’s record is restricted' },
  AlreadyLinked: { zh: '此证已关联到一位人员', en: 'It is linked to a person already' },
  NotArchivedLinked: { zh: '此证尚未关联到人员', en: 'It is not linked to a person yet' },
  NotItsHolder: { zh: '此证不属于此人', en: 'It is another person’s' },
  ArchivedRevoked: { zh: '此证已吊销', en: 'It is revoked already' },
  ArchivedNotSuspended: { zh: '此证未暂停', en: 'It is not suspended' },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },
  CauseMissing: { zh: '请选择原因', en: 'Choose a cause' },
  HolderErased: { zh: '持证人的个人信息已删除', en: 'The holder’s data was erased' },
  OfAnotherImport: { zh: '此证由另一次导入带来', en: 'Another import brought it' },
  StandingChangedSince: { zh: '导入后已暂停、恢复或吊销', en: 'It was suspended, reinstated or revoked since' },
  LinkedSince: { zh: '导入后已人工关联到人员', en: 'It was linked to a person by hand since' },
  RenewedSince: { zh: '导入后已据此续办', en: 'It was renewed since' },
  ImportUnknown: { zh: '没有此次导入', en: 'There is no such import' },
  ImportOtherwise: { zh: '此编号已用于另一次导入', en: 'This id is of another import' },
  ImportUndone: { zh: '此次导入已撤销', en: 'The import was undone' },
  ImportRowsMissing: { zh: '前面的行尚未导入，请从中断处继续', en: 'Rows before these are missing: go on where it stopped' },
  SourceUnknown: { zh: '没有此来源，请先保存', en: 'There is no such source: save it first' },
} as const;

export type ArchiveRefusal = keyof typeof archiveRefusals;

export const reject = rejections<ArchiveRefusal>(archiveRefusals);
