import { oldFields, oldFieldTitles, type OldField } from '@healthcert/domain/configuration';

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .replaceAll(/[\s_·.()/:：（）*-]/g, '')
    .toLowerCase();

/** Headings that old systems were seen to use, besides the field's own title. */
// oxfmt-ignore
const headings: Readonly<Record<OldField, readonly string[]>> = {
  number: ['证号', '健康证号', '健康证编号', '健康证明编号', '证书编号', '证件编号', '编号', '证明编号', 'certificate number', 'certificate no', 'card number'],
  code: ['二维码', '二维码内容', '二维码地址', '验证码', '防伪码', '查询地址', 'qr', 'qr code', 'url'],
  name: ['姓名', '持证人', '持证人姓名', '受检者', '体检人', 'name', 'holder'],
  documentNumber: ['身份证', '身份证号', '身份证号码', '证件号', '证件号码', '公民身份号码', 'id number', 'document number', 'id card'],
  documentType: ['证件类型', '证件种类', '证件类别', 'document type', 'id type'],
  sex: ['性别', 'sex', 'gender'],
  birthDate: ['出生日期', '出生年月日', '生日', 'date of birth', 'birth date', 'born'],
  jobName: ['工种', '岗位', '从业工种', '从事工种', '职业', '从业类别', 'job', 'occupation'],
  employer: ['单位', '工作单位', '用人单位', '从业单位', '单位名称', 'employer', 'company'],
  issuer: ['发证机构', '发证单位', '体检机构', '体检单位', '发证医院', '机构名称', 'issuer', 'issued by', 'institution'],
  examinedOn: ['体检日期', '体检时间', '检查日期', 'examined on', 'exam date'],
  validFrom: ['发证日期', '发证时间', '签发日期', '有效期自', '有效期起', '有效期开始', '起始日期', 'valid from', 'issued on', 'issue date'],
  validUntil: ['有效期至', '有效期止', '有效期', '有效日期', '截止日期', '到期日期', '失效日期', '有效期截止', 'valid until', 'valid to', 'expires', 'expiry'],
  status: ['状态', '证件状态', '健康证状态', '证书状态', 'status', 'state'],
};

const known = new Map<string, OldField>(
  oldFields.flatMap((field) => {
    const { zh, en } = oldFieldTitles[field];
    return [zh, en, ...headings[field]].map((heading): [string, OldField] => [plain(heading), field]);
  }),
);

interface Chosen {
  readonly heading: string;
  readonly field: OldField;
}

/**
 * What each column of a file holds: as was chosen for this source before, else by its heading; null: nothing of ours. The
 * first of two columns that hold the same is taken.
 */
export const guessColumns = (head: readonly string[], chosen: readonly Chosen[] = []): readonly (OldField | null)[] => {
  const before = new Map(chosen.map(({ heading, field }) => [plain(heading), field]));
  const taken = new Set<OldField>();
  const take = (field: OldField | undefined): OldField | null => {
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const sure = head.map((heading) => take(before.get(plain(heading))));
  if (chosen.length > 0) return sure;
  return head.map((heading) => take(known.get(plain(heading))));
};
