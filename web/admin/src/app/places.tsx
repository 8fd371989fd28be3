import {
  AlertOutlined,
  AccountBookOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ControlOutlined,
  ToolOutlined,
  DesktopOutlined,
  EyeOutlined,
  ExperimentOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  HomeOutlined,
  HistoryOutlined,
  IdcardOutlined,
  KeyOutlined,
  LayoutOutlined,
  MedicineBoxOutlined,
  PoweroffOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SlidersOutlined,
  SolutionOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { RunBadge } from '../booking/RunBadge.tsx';
import { ApplicationsBadge } from '../institutions/Applications.tsx';
import { NotificationBadge } from '../notifications/NotificationFigure.tsx';
import { WaitingParameters } from '../parameters/WaitingParameters.tsx';
import { ProposalsBadge } from '../rules/Proposals.tsx';
import type { Me } from '../session/session.ts';
import { OverdueBadge } from '../specimens/OverdueFigure.tsx';
import type { app } from './words.ts';

export interface Place {
  readonly path: string;
  readonly name: keyof typeof app.zh;
  readonly icon: ReactNode;
  readonly group: 'work' | 'lists' | 'settings';
  readonly open: (me: Me) => boolean;
  /** What lies below its address is no part of it: a case is opened from anywhere. */
  readonly alone?: true;
  /** Tells beside the name that something there waits too long. */
  readonly Badge?: ComponentType;
}

const does =
  (...operations: readonly string[]) =>
  (me: Me) =>
    operations.some((name) => name in me.operations);
const reads = (name: string) => (me: Me) => name in me.reads;
const both =
  (...conditions: readonly ((me: Me) => boolean)[]) =>
  (me: Me) =>
    conditions.every((condition) => condition(me));

/** Where one can go, in the order of a case's passage. */
export const places: readonly Place[] = [
  { path: '/', name: 'home', icon: <HomeOutlined />, group: 'work', open: () => true },
  { path: '/desk', name: 'desk', icon: <IdcardOutlined />, group: 'work', open: both(does('registerCase'), reads('case-worklist')) },
  {
    path: '/booking',
    name: 'booking',
    icon: <ScheduleOutlined />,
    group: 'work',
    open: both(does('bookSeat', 'changeCapacity'), reads('booking-list')),
  },
  {
    path: '/cashier',
    name: 'cashier',
    icon: <AccountBookOutlined />,
    group: 'work',
    open: both((me) => me.charges, does('payFee', 'payFeeAtDesk', 'waiveFee', 'reopenCashierDay'), reads('fee-list')),
  },
  {
    path: '/stations',
    name: 'stations',
    icon: <MedicineBoxOutlined />,
    group: 'work',
    open: both(does('recordResult'), reads('case-worklist')),
  },
  {
    path: '/specimens',
    name: 'specimens',
    icon: <ExperimentOutlined />,
    group: 'work',
    open: reads('specimen-list'),
    Badge: OverdueBadge,
  },
  {
    path: '/conclusion',
    name: 'conclusion',
    icon: <SolutionOutlined />,
    group: 'work',
    open: both(does('concludeCase'), reads('case-worklist')),
  },
  { path: '/review', name: 'review', icon: <AuditOutlined />, group: 'work', open: both(does('reviewConclusion'), reads('case-worklist')) },
  {
    path: '/rechecks',
    name: 'rechecks',
    icon: <CalendarOutlined />,
    group: 'work',
    open: both(reads('case-worklist'), does('registerCase', 'orderRecheck', 'reportNotification')),
  },
  {
    path: '/notifications',
    name: 'notifications',
    icon: <AlertOutlined />,
    group: 'work',
    open: reads('notification-list'),
    Badge: NotificationBadge,
  },
  { path: '/certificates', name: 'certificates', icon: <SafetyCertificateOutlined />, group: 'work', open: reads('certificate-register') },
  {
    path: '/paper-forms',
    name: 'paperForms',
    icon: <FileTextOutlined />,
    group: 'work',
    open: both(does('numberPaperForms'), reads('paper-form-list')),
  },
  { path: '/figures', name: 'figures', icon: <BarChartOutlined />, group: 'lists', open: reads('figures') },
  {
    path: '/supervision',
    name: 'supervision',
    icon: <EyeOutlined />,
    group: 'lists',
    // Of more institutions than one's own.
    open: (me) => ['subtree', 'city'].includes(me.reads['figures']?.scope ?? ''),
  },
  { path: '/cases', name: 'cases', icon: <UnorderedListOutlined />, group: 'lists', alone: true, open: reads('case-worklist') },
  { path: '/archives', name: 'archives', icon: <HistoryOutlined />, group: 'lists', open: reads('archived-certificate-list') },
  { path: '/persons', name: 'persons', icon: <FileDoneOutlined />, group: 'lists', open: reads('person') },
  {
    path: '/institutions',
    name: 'institutions',
    icon: <BankOutlined />,
    group: 'lists',
    open: reads('institution-list'),
    Badge: ApplicationsBadge,
  },
  { path: '/staff', name: 'staff', icon: <TeamOutlined />, group: 'lists', open: reads('staff-list') },
  { path: '/logs', name: 'logs', icon: <FileSearchOutlined />, group: 'lists', open: reads('access-log') },
  { path: '/roles', name: 'roles', icon: <KeyOutlined />, group: 'settings', open: does('changeRole', 'assignRoles') },
  { path: '/settings', name: 'registers', icon: <SettingOutlined />, group: 'settings', open: does('changeNotices', 'changeIndustries') },
  { path: '/settings/operations', name: 'operations', icon: <PoweroffOutlined />, group: 'settings', open: does('disableOperation') },
  {
    path: '/parameters',
    name: 'parameters',
    icon: <SlidersOutlined />,
    group: 'settings',
    open: does('setParameter', 'confirmParameterProposal', 'arrangeMenu'),
    Badge: WaitingParameters,
  },
  { path: '/layouts', name: 'layouts', icon: <LayoutOutlined />, group: 'settings', open: reads('layout-list') },
  { path: '/rules', name: 'rules', icon: <ControlOutlined />, group: 'settings', open: reads('programme-list'), Badge: ProposalsBadge },
  {
    path: '/booking/days',
    name: 'bookingDays',
    icon: <FieldTimeOutlined />,
    group: 'settings',
    open: reads('capacity-run-list'),
    Badge: RunBadge,
  },
  { path: '/jobs', name: 'jobs', icon: <ToolOutlined />, group: 'settings', open: reads('job-list') },
  { path: '/settings/desk-agents', name: 'deskAgents', icon: <DesktopOutlined />, group: 'settings', open: does('pairDeskAgent') },
];

/** The place one is at: of two that the address begins with, the one that says more of it. */
export const placeOf = (address: string, among: readonly Place[]): string | undefined =>
  among
    .map(({ path }) => path)
    .filter((path) => address === path || (path !== '/' && address.startsWith(`${path}/`)))
    .toSorted((one, other) => other.length - one.length)[0];

export const personIcon = <UserOutlined />;
