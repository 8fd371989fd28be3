import type { FieldGroup, Operation, Text } from '@healthcert/domain/kernel';
import type { AnyReadModel, Column } from '@healthcert/projections/kernel';

export interface GrantableOperation {
  readonly name: string;
  readonly title: Text;
}

export interface GrantableRead extends GrantableOperation {
  /** Those that it has columns of. */
  readonly groups: readonly FieldGroup[];
}

/** A field of work, with all that a role may hold of it. */
export interface WorkArea {
  readonly code: AreaCode;
  readonly title: Text;
  readonly operations: readonly GrantableOperation[];
  readonly reads: readonly GrantableRead[];
}

/** In the order of a case's passage. */
const areas = {
  registration: { zh: '登记', en: 'Registration' },
  booking: { zh: '预约与号源', en: 'Bookings and seats' },
  fees: { zh: '收费', en: 'Fees' },
  examination: { zh: '检查与标本', en: 'Examination and specimens' },
  conclusion: { zh: '结论与复核', en: 'Conclusion and review' },
  certificates: { zh: '健康证', en: 'Certificates' },
  notification: { zh: '传染病报告', en: 'Notifiable diseases' },
  persons: { zh: '人员档案', en: 'Persons' },
  institutions: { zh: '机构', en: 'Institutions' },
  staff: { zh: '用户与角色', en: 'Users and roles' },
  configuration: { zh: '配置', en: 'Configuration' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Text>;
type AreaCode = keyof typeof areas;

const ofCategory: Readonly<Record<string, AreaCode>> = {
  case: 'registration',
  paperforms: 'registration',
  day: 'booking',
  capacityrun: 'booking',
  fee: 'fees',
  cashier: 'fees',
  specimen: 'examination',
  notification: 'notification',
  person: 'persons',
  institution: 'institutions',
  staff: 'staff',
  register: 'configuration',
  parameter: 'configuration',
  layout: 'configuration',
  programme: 'configuration',
  job: 'system',
  archive: 'certificates',
  archiveimport: 'certificates',
};

/** A case goes through several fields of work. */
const ofCaseStep: Readonly<Record<string, AreaCode>> = {
  addItem: 'examination',
  removeItem: 'examination',
  refuseItem: 'examination',
  deferItem: 'examination',
  recordResult: 'examination',
  correctResult: 'examination',
  orderRecheck: 'conclusion',
  concludeCase: 'conclusion',
  concludeByHand: 'conclusion',
  returnConclusion: 'conclusion',
  reopenCase: 'conclusion',
  reviewConclusion: 'conclusion',
  undoHandOut: 'certificates',
};

const areaOfOperation = ({ name, decider }: Operation): AreaCode | undefined =>
  ofCaseStep[name] ??
  (decider.events.category === 'case' && name.endsWith('Certificate') ? 'certificates' : ofCategory[decider.events.category]);

const areaOfRead: Readonly<Record<string, AreaCode>> = {
  'case-worklist': 'registration',
  'case-timeline': 'registration',
  'paper-form-list': 'registration',
  'booking-list': 'booking',
  'booking-slot-list': 'booking',
  'capacity-run-list': 'booking',
  'fee-list': 'fees',
  'payment-list': 'fees',
  'cashier-day-list': 'fees',
  'specimen-list': 'examination',
  'certificate-register': 'certificates',
  'archived-certificate-list': 'certificates',
  'archive-import-list': 'certificates',
  'notification-list': 'notification',
  person: 'persons',
  'institution-list': 'institutions',
  'staff-list': 'staff',
  'role-list': 'staff',
  'operation-switches': 'staff',
  'register-entries': 'configuration',
  'parameter-list': 'configuration',
  'layout-list': 'configuration',
  'programme-list': 'configuration',
  'rules-trial': 'configuration',
};

/** Of no stream: desk agents are paired like passwords are kept. */
const ofDoors: readonly GrantableOperation[] = [
  { name: 'pairDeskAgent', title: { zh: '配对桌面助手', en: 'Pair a desk agent' } },
  { name: 'revokeDeskAgent', title: { zh: '取消桌面助手配对', en: 'Revoke a desk agent' } },
  { name: 'changeDeskSettings', title: { zh: '设置打印机与读卡器', en: 'Set printers and card readers' } },
];

/** Of no table of their own. */
const ofStories: readonly GrantableRead[] = [
  { name: 'case-timeline', title: { zh: '办理经过', en: 'Story of a case' }, groups: ['plain', 'identity', 'clinical'] },
  { name: 'rules-trial', title: { zh: '规则试算', en: 'Trial of rules' }, groups: ['plain', 'clinical'] },
  { name: 'access-log', title: { zh: '访问日志', en: 'Access log' }, groups: ['plain'] },
];

const groupsOf = (model: AnyReadModel): readonly FieldGroup[] => {
  const held = new Set(Object.values(model.columns as Record<string, Column>).map(({ group }) => group));
  return (['plain', 'identity', 'clinical'] as const).filter((group) => held.has(group));
};

/** All that a role may hold, by field of work: what is declared anew without a place comes under the system, never gets lost. */
export const rightsCatalogue = (operations: readonly Operation[], models: readonly AnyReadModel[]): readonly WorkArea[] => {
  const doors = ofDoors.map((one) => ({ ...one, area: 'system' as AreaCode }));
  const placed = [...operations.map((one) => ({ name: one.name, title: one.title, area: areaOfOperation(one) ?? 'system' })), ...doors];
  const stories = new Set(ofStories.map(({ name }) => name));
  const listed = models
    .filter(({ name }) => !stories.has(name))
    .map((one) => ({ name: one.name, title: one.title, groups: groupsOf(one) }));
  const reads = [...listed, ...ofStories].map((one) => ({ ...one, area: areaOfRead[one.name] ?? 'system' }));
  return (Object.keys(areas) as AreaCode[]).map((code) => ({
    code,
    title: areas[code],
    operations: placed.filter(({ area }) => area === code).map(({ name, title }) => ({ name, title })),
    reads: reads.filter(({ area }) => area === code).map(({ name, title, groups }) => ({ name, title, groups })),
  }));
};

/** The names of all that a role may hold. */
export const grantableOf = (
  catalogue: readonly WorkArea[],
): { readonly operations: ReadonlySet<string>; readonly reads: ReadonlySet<string> } => ({
  operations: new Set(catalogue.flatMap((area) => area.operations.map(({ name }) => name))),
  reads: new Set(catalogue.flatMap((area) => area.reads.map(({ name }) => name))),
});
