import { rejections } from '@healthcert/domain/kernel';

/** Also told by doors that check papers before a command is sent. */
export const personRefusals = {
  DocumentNumberMalformed: { zh: '证件号码格式不符', en: 'The document number is not of this document’s form' },
  DocumentNumberOfOtherType: { zh: '该号码属于另一类证件', en: 'This number belongs to another kind of document' },
  DocumentNumberMistyped: { zh: '证件号码校验不通过，请核对', en: 'The check character does not match: the number is mistyped' },
  DocumentBirthDateImpossible: { zh: '证件号码中的出生日期不存在', en: 'The number holds an impossible date of birth' },
  DocumentBirthDateInFuture: { zh: '证件号码中的出生日期在将来', en: 'The number holds a date of birth in the future' },
  NameMissing: { zh: '请填写姓名', en: 'The name is missing' },
  BirthDateMissing: { zh: '请填写出生日期', en: 'The date of birth is missing' },
  BirthDateImpossible: { zh: '出生日期不合理', en: 'This date of birth is not possible' },
  BirthDateInFuture: { zh: '出生日期在将来', en: 'The date of birth is in the future' },
  BirthDateDiffers: { zh: '出生日期与证件号码不一致', en: 'The date of birth differs from the document number' },
  SexMissing: { zh: '请选择性别', en: 'The sex is missing' },
  SexDiffers: { zh: '性别与证件号码不一致', en: 'The sex differs from the document number' },
  AlreadyEnrolled: { zh: '此人已建档，请改用更正', en: 'The person is enrolled already: correct the record instead' },
  DocumentOfAnotherPerson: {
    zh: '该证件号码已属于另一份档案：请核对号码；如两份档案是同一人，请先删除重复的一份',
    en: 'This number belongs to another record: check it; if both records are of one person, have the double erased first',
  },
  NumberOfEarlierRecord: {
    zh: '该号码是另一份档案更正前的号码：如是同一人，请用其现用证件；如不是，请先在那份档案中停用此号码',
    en: 'Another record had this number before it was corrected: for the same person, use their present document; for somebody else, have the number released from that record first',
  },
  DocumentInUse: { zh: '这是该档案现用的证件号码，不能停用', en: 'This is the present number of the record: it cannot be released' },
  NotEnrolled: { zh: '此人尚未建档', en: 'The person is not enrolled' },
  ProcessingIsRestricted: { zh: '该档案已限制处理', en: 'Processing of this record is restricted' },
  NotRestricted: { zh: '该档案未限制处理', en: 'Processing of this record is not restricted' },
  PersonIsErased: { zh: '该档案已删除', en: 'The record is erased' },
  RetentionRunning: {
    zh: '法定保存期至{until}，届满前只能限制处理',
    en: 'It must be kept until {until}: before that it can only be restricted',
  },
};

export const reject = rejections(personRefusals);
