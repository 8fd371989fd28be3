import type { FieldGroup, Text } from '@healthcert/domain/kernel';

/** A value that a document of a kind may show, with a plainly fictional sample so that a preview needs nobody's data. */
export interface FieldDeclaration {
  readonly title: Text;
  readonly group: FieldGroup;
  readonly sample: string;
}

export type FieldDeclarations = Readonly<Record<string, FieldDeclaration>>;

export const plain = (zh: string, en: string, sample: string): FieldDeclaration => ({ title: { zh, en }, group: 'plain', sample });
export const identity = (zh: string, en: string, sample: string): FieldDeclaration => ({ title: { zh, en }, group: 'identity', sample });
export const clinical = (zh: string, en: string, sample: string): FieldDeclaration => ({ title: { zh, en }, group: 'clinical', sample });

/** Rows that a flow may print. */
export interface ListDeclaration {
  readonly title: Text;
  readonly fields: FieldDeclarations;
  readonly samples: readonly Readonly<Record<string, string>>[];
}

/** What one kind of document has to show, and may. */
export interface KindDeclaration {
  readonly title: Text;
  readonly fields: FieldDeclarations;
  readonly lists: Readonly<Record<string, ListDeclaration>>;
  readonly pictures: Readonly<Record<string, { readonly title: Text; readonly group: FieldGroup }>>;
  /** Groups that must not stand on it, whatever the field. */
  readonly prohibited: readonly FieldGroup[];
  /** Fields without which the paper is none: an error if the layout shows none of them. */
  readonly needed: readonly string[];
}

export const portrait = { portrait: { title: { zh: '照片', en: 'Portrait' }, group: 'identity' } } as const;
export const seal = { seal: { title: { zh: '机构印章', en: 'Seal of the institution' }, group: 'plain' } } as const;

/** Known by the printer itself. */
export const ofPaper: FieldDeclarations = {
  pageNumber: plain('页码', 'Page', '1'),
  pageCount: plain('总页数', 'Pages', '1'),
  printedAt: plain('打印时间', 'Printed at', '2026-11-21 08:42'),
};

export const ofInstitution: FieldDeclarations = {
  institution: plain('机构名称', 'Institution', '示例县疾病预防控制中心'),
  institutionEn: plain('机构名称（英文）', 'Institution (English)', ''),
  institutionAddress: plain('机构地址', 'Address of the institution', '示例县人民路1号'),
  institutionTelephone: plain('机构电话', 'Telephone of the institution', '0550-0000000'),
};

export const ofPerson: FieldDeclarations = {
  name: identity('姓名', 'Name', '欧阳示例'),
  sex: plain('性别', 'Sex', '女'),
  sexEn: plain('性别（英文）', 'Sex (English)', 'Female'),
  age: plain('年龄', 'Age', '32'),
};

export const ofPersonInFull: FieldDeclarations = {
  ...ofPerson,
  birthDate: identity('出生日期', 'Date of birth', '1994-01-01'),
  documentType: identity('证件类型', 'Kind of document', '居民身份证'),
  documentTypeEn: identity('证件类型（英文）', 'Kind of document (English)', 'Identity card'),
  documentNumber: identity('证件号码', 'Document number', '341100199401010018'),
  maskedDocument: identity('证件号码（部分隐藏）', 'Document number (masked)', '341100********0018'),
  phone: identity('联系电话', 'Telephone', '13800000000'),
  address: identity('住址', 'Address', '示例县示例镇1号'),
  nationality: identity('国籍', 'Nationality', '中国'),
  ethnicGroup: identity('民族', 'Ethnic group', '汉'),
  ethnicGroupEn: identity('民族（英文）', 'Ethnic group (English)', 'Han'),
  education: identity('文化程度', 'Education', '大专'),
  educationEn: identity('文化程度（英文）', 'Education (English)', 'Junior college'),
};

export const ofCase: FieldDeclarations = {
  caseNumber: plain('登记号', 'Case number', '261121048172'),
  programme: plain('体检方案', 'Programme', '食品从业人员健康检查'),
  programmeEn: plain('体检方案（英文）', 'Programme (English)', 'Food handlers'),
  job: plain('工种', 'Job', '热食类食品制售'),
  jobEn: plain('工种（英文）', 'Job (English)', 'Hot food preparation'),
  registeredOn: plain('登记日期', 'Registered on', '2026-11-21'),
  registeredAt: plain('登记时间', 'Registered at', '2026-11-21 08:40'),
};

export const ofEmployment: FieldDeclarations = {
  employer: identity('用人单位', 'Employer', '示例县示例餐饮有限公司'),
  employerType: identity('单位性质', 'Kind of employer', '有限责任公司'),
  employerTypeEn: identity('单位性质（英文）', 'Kind of employer (English)', 'Limited company'),
  employerAddress: identity('单位地址', 'Address of the employer', '示例县示例路8号'),
  industry: identity('行业', 'Industry', '餐饮业'),
  industryEn: identity('行业（英文）', 'Industry (English)', 'Catering'),
  yearsOfService: identity('从业年限', 'Years of service', '3'),
};
