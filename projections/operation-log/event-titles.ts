import type { ArchivedCertificateEvent, ArchiveImportEvent } from '@healthcert/domain/archive';
import type { DayEvent } from '@healthcert/domain/booking';
import type { CapacityRunEvent } from '@healthcert/domain/capacity';
import { eventTitles as caseTitles, type CaseEvent } from '@healthcert/domain/case';
import type { CashierEvent } from '@healthcert/domain/cashier';
import type { FeeEvent } from '@healthcert/domain/fee';
import type { InstitutionEvent } from '@healthcert/domain/institution';
import type { JobEvent } from '@healthcert/domain/job';
import type { Text } from '@healthcert/domain/kernel';
import type { LayoutEvent } from '@healthcert/domain/layout';
import type { NotificationEvent } from '@healthcert/domain/notification';
import type { PaperFormEvent } from '@healthcert/domain/paper-form';
import type { ParameterEvent } from '@healthcert/domain/parameter';
import type { PersonEvent } from '@healthcert/domain/person';
import type { ProgrammeEvent } from '@healthcert/domain/programme';
import type { RegisterEvent } from '@healthcert/domain/register';
import type { SpecimenEvent } from '@healthcert/domain/specimen';
import type { StaffEvent } from '@healthcert/domain/staff';

/**
 * Whatever is done by people or by the system. Streams that only claim something for another (a number, an open case, a
 * live booking) are left out: what they stand for is told by the stream that asked.
 */
export type LoggedEvent =
  | CaseEvent
  | PersonEvent
  | InstitutionEvent
  | StaffEvent
  | ProgrammeEvent
  | RegisterEvent
  | LayoutEvent
  | FeeEvent
  | CashierEvent
  | SpecimenEvent
  | PaperFormEvent
  | DayEvent
  | CapacityRunEvent
  | NotificationEvent
  | JobEvent
  | ArchivedCertificateEvent
  | ArchiveImportEvent
  | ParameterEvent;

/** What each event is called in the log (A4). Its keys are what the log holds. */
export const loggedTitles: Readonly<Record<LoggedEvent['type'], Text>> = {
  ...caseTitles,
  PersonEnrolled: { zh: '人员建档', en: 'Person enrolled' },
  PersonCorrected: { zh: '更正人员信息', en: 'Person corrected' },
  DocumentReleased: { zh: '解除证件号码', en: 'Document number released' },
  ProcessingRestricted: { zh: '限制处理', en: 'Processing restricted' },
  RestrictionLifted: { zh: '解除限制处理', en: 'Restriction lifted' },
  PersonErased: { zh: '删除个人信息', en: 'Person erased' },
  InstitutionAdded: { zh: '新增机构', en: 'Institution added' },
  InstitutionChanged: { zh: '修改机构', en: 'Institution changed' },
  InstitutionMoved: { zh: '调整机构隶属', en: 'Institution moved' },
  ReviewArranged: { zh: '设置复核方式', en: 'Review arranged' },
  AdmissionApplied: { zh: '机构申请准入', en: 'Admission applied for' },
  AdmittedByCounty: { zh: '区县初审通过', en: 'Admitted by its county' },
  ApplicationReturned: { zh: '准入申请退回', en: 'Application returned' },
  InstitutionAdmitted: { zh: '机构准入', en: 'Institution admitted' },
  InstitutionSuspended: { zh: '机构暂停', en: 'Institution suspended' },
  SuspensionLifted: { zh: '解除暂停', en: 'Suspension lifted' },
  InstitutionRemoved: { zh: '取消准入', en: 'Institution removed' },
  InstitutionDisabled: { zh: '停用机构', en: 'Institution disabled' },
  InstitutionEnabled: { zh: '启用机构', en: 'Institution enabled' },
  RoleDefined: { zh: '新建角色', en: 'Role defined' },
  RoleChanged: { zh: '修改角色', en: 'Role changed' },
  RoleRemoved: { zh: '删除角色', en: 'Role removed' },
  StaffAdded: { zh: '新增用户', en: 'User added' },
  StaffChanged: { zh: '修改用户', en: 'User changed' },
  RolesAssigned: { zh: '分配角色', en: 'Roles assigned' },
  StaffAppointed: { zh: '任职到其他机构', en: 'Appointed at another institution' },
  AppointmentEnded: { zh: '结束任职', en: 'Appointment ended' },
  PasswordReset: { zh: '设置初始密码', en: 'Initial password set' },
  OfficeAccountLinked: { zh: '关联办公平台账号', en: 'Office account linked' },
  OfficeAccountUnlinked: { zh: '解除办公平台账号关联', en: 'Office account unlinked' },
  SecondFactorChanged: { zh: '启用或关闭两步验证', en: 'Second factor turned on or off' },
  SecondFactorReset: { zh: '重置两步验证', en: 'Second factor reset' },
  SessionsEnded: { zh: '退出所有登录', en: 'Signed out everywhere' },
  StaffDisabled: { zh: '停用用户', en: 'User disabled' },
  StaffEnabled: { zh: '启用用户', en: 'User enabled' },
  OperationDisabled: { zh: '关闭功能', en: 'Operation switched off' },
  OperationEnabled: { zh: '开启功能', en: 'Operation switched on' },
  ProgrammeProposed: { zh: '提出方案修订', en: 'Programme’s next version proposed' },
  ProgrammeProposalWithdrawn: { zh: '撤回方案修订', en: 'Proposed version withdrawn' },
  ProgrammeProposalReturned: { zh: '退回方案修订', en: 'Proposed version returned' },
  ProgrammePublished: { zh: '发布体检方案', en: 'Programme published' },
  EntryAdded: { zh: '新增配置条目', en: 'Entry added' },
  EntryChanged: { zh: '修改配置条目', en: 'Entry changed' },
  EntryMoved: { zh: '移动配置条目', en: 'Entry moved' },
  EntryRetired: { zh: '停用配置条目', en: 'Entry retired' },
  EntryRestored: { zh: '恢复配置条目', en: 'Entry restored' },
  LayoutDraftSaved: { zh: '保存版式草稿', en: 'Layout draft saved' },
  LayoutDraftDiscarded: { zh: '放弃版式草稿', en: 'Layout draft discarded' },
  LayoutPublished: { zh: '发布版式', en: 'Layout published' },
  LayoutWithdrawn: { zh: '撤回版式', en: 'Layout withdrawn' },
  FeeCharged: { zh: '计费', en: 'Fee charged' },
  FeeChanged: { zh: '调整费用', en: 'Fee changed' },
  PayerChanged: { zh: '变更付款方', en: 'Payer changed' },
  FeeWaived: { zh: '减免费用', en: 'Fee waived' },
  FeePaid: { zh: '收费', en: 'Fee paid' },
  PaymentReversed: { zh: '冲正收费', en: 'Payment reversed' },
  FeeRefunded: { zh: '退费', en: 'Fee refunded' },
  ReceiptVoided: { zh: '收据作废', en: 'Receipt voided' },
  CashierDayOpened: { zh: '收费员开班', en: 'Cashier’s day opened' },
  ReceiptAllotted: { zh: '分配收据号', en: 'Receipt number allotted' },
  CashierDayClosed: { zh: '收费员日结', en: 'Cashier’s day closed' },
  CashierDayReopened: { zh: '撤销日结', en: 'Cashier’s day reopened' },
  SpecimenLabelled: { zh: '标本贴签', en: 'Specimen labelled' },
  SpecimenItemsChanged: { zh: '调整标本项目', en: 'Specimen’s items changed' },
  SpecimenCollected: { zh: '标本采集', en: 'Specimen collected' },
  SpecimenReceived: { zh: '标本接收', en: 'Specimen received' },
  SpecimenRejected: { zh: '标本拒收', en: 'Specimen rejected' },
  SpecimenRedrawn: { zh: '标本重采', en: 'Specimen redrawn' },
  SpecimenFinished: { zh: '标本检毕', en: 'Specimen finished' },
  SpecimenDiscarded: { zh: '标本弃用', en: 'Specimen discarded' },
  SpecimenStepUndone: { zh: '撤销标本操作', en: 'Specimen’s step undone' },
  PaperFormsNumbered: { zh: '纸质表编号', en: 'Paper forms numbered' },
  PaperFormVoided: { zh: '纸质表作废', en: 'Paper form voided' },
  BookingDayOpened: { zh: '放号', en: 'Booking day opened' },
  CapacityChanged: { zh: '调整号源', en: 'Capacity changed' },
  SlotsClosed: { zh: '停诊', en: 'Slots closed' },
  SlotsReopened: { zh: '恢复放号', en: 'Slots reopened' },
  SeatBooked: { zh: '预约', en: 'Seat booked' },
  BookingMoved: { zh: '改约', en: 'Booking moved' },
  BookingMovedAway: { zh: '改约至他日', en: 'Booking moved to another day' },
  BookingCancelled: { zh: '取消预约', en: 'Booking cancelled' },
  HolderTold: { zh: '通知预约人', en: 'Holder told' },
  BookingArrived: { zh: '预约到检', en: 'Booking arrived' },
  BookingRegistered: { zh: '预约转登记', en: 'Booking registered' },
  BookingMissed: { zh: '预约爽约', en: 'Booking missed' },
  BookingStepUndone: { zh: '撤销预约操作', en: 'Booking’s step undone' },
  CapacityRunStarted: { zh: '自动放号开始', en: 'Opening of days started' },
  CapacityRunFinished: { zh: '自动放号结束', en: 'Opening of days finished' },
  NotificationRaised: { zh: '产生传染病报告任务', en: 'Notification raised' },
  SuspicionJoined: { zh: '并入疑似传染病', en: 'Suspicion joined' },
  SuspicionLeft: { zh: '解除疑似传染病', en: 'Suspicion left' },
  NotificationWithdrawn: { zh: '撤回传染病报告任务', en: 'Notification withdrawn' },
  NotificationAssigned: { zh: '分派传染病报告', en: 'Notification assigned' },
  NotificationReminded: { zh: '传染病报告提醒', en: 'Notification reminded' },
  NotificationDiagnosed: { zh: '填写诊断时间', en: 'Time of diagnosis stated' },
  NotificationReported: { zh: '登记传染病报告', en: 'Notification reported' },
  NotificationDismissed: { zh: '排除传染病报告', en: 'Notification dismissed' },
  JobGivenUp: { zh: '系统任务失败', en: 'Job given up' },
  JobReplayed: { zh: '重做系统任务', en: 'Job replayed' },
  CertificateArchived: { zh: '旧证入档', en: 'Old certificate archived' },
  ArchivedCertificateRenewed: { zh: '旧证续办', en: 'Old certificate renewed' },
  ArchivedCertificateLinked: { zh: '旧证关联人员', en: 'Old certificate linked' },
  ArchivedCertificateSuspended: { zh: '暂停旧证', en: 'Old certificate suspended' },
  ArchivedCertificateReinstated: { zh: '恢复旧证', en: 'Old certificate reinstated' },
  ArchivedCertificateRevoked: { zh: '吊销旧证', en: 'Old certificate revoked' },
  ArchivedCertificateWithdrawn: { zh: '撤回旧证', en: 'Old certificate withdrawn' },
  ArchiveImportBegun: { zh: '开始导入档案', en: 'Import of an archive begun' },
  ArchiveRowsEntered: { zh: '导入一批档案', en: 'Rows of an archive entered' },
  ArchiveUndoBegun: { zh: '撤销档案导入', en: 'Undoing of an import begun' },
  ArchiveUndoFinished: { zh: '撤销导入完成', en: 'Undoing of an import finished' },
  ParameterSet: { zh: '设置参数', en: 'Parameter set' },
  ParameterProposed: { zh: '提出参数修改', en: 'Parameter proposed' },
  ParameterProposalWithdrawn: { zh: '撤回参数修改', en: 'Proposed parameter withdrawn' },
  ParameterProposalReturned: { zh: '退回参数修改', en: 'Proposed parameter returned' },
  MenuArranged: { zh: '编排菜单', en: 'Menu arranged' },
};

export const loggedTypes = Object.keys(loggedTitles) as readonly LoggedEvent['type'][];
