import { registerOperations, registers } from '@healthcert/domain/configuration';
import type { FieldGroup, ReadGrant, Role, Scope, Text } from '@healthcert/domain/kernel';

const everything: readonly FieldGroup[] = ['plain', 'identity', 'clinical'];
const whoItIs: readonly FieldGroup[] = ['plain', 'identity'];

const grants = (scope: Scope, names: readonly string[]): Record<string, Scope> => Object.fromEntries(names.map((name) => [name, scope]));

/** Lists that everyone at work may see: they hold nobody's personal data. */
const common: Record<string, ReadGrant> = {
  'institution-list': { scope: 'city', groups: ['plain'] },
  'register-entries': { scope: 'city', groups: ['plain'] },
  'operation-switches': { scope: 'city', groups: ['plain'] },
  'parameter-list': { scope: 'city', groups: ['plain'] },
  // Which roles there are and what they may do: who lacks one knows what to ask for.
  'role-list': { scope: 'city', groups: ['plain'] },
};

const role = (id: string, name: Text, operations: Record<string, Scope>, reads: Record<string, ReadGrant>): Role => ({
  id,
  name,
  operations,
  reads: { ...common, ...reads },
});

/** As a regulator reads, and who may lift a restriction: restricted persons as well. */
const restrictedToo = (reads: Record<string, ReadGrant>): Record<string, ReadGrant> =>
  Object.fromEntries(Object.entries(reads).map(([name, grant]) => [name, { ...grant, restricted: true }]));

/** Of an authority, which treats nobody: who somebody is, and what was found, only for a purpose that they state. */
const forPurpose = (reads: Record<string, ReadGrant>): Record<string, ReadGrant> =>
  Object.fromEntries(Object.entries(reads).map(([name, grant]) => [name, { ...grant, purpose: true }]));

/** A case's row, and its story. */
const cases = (scope: Scope, groups: readonly FieldGroup[]): Record<string, ReadGrant> => ({
  'case-worklist': { scope, groups },
  'case-timeline': { scope, groups },
});
const specimens = (scope: Scope): Record<string, ReadGrant> => ({ 'specimen-list': { scope, groups: whoItIs } });
const fees = (scope: Scope): Record<string, ReadGrant> => ({
  'fee-list': { scope, groups: whoItIs },
  'payment-list': { scope, groups: ['plain'] },
  'cashier-day-list': { scope, groups: ['plain'] },
});
const certificates = (scope: Scope, groups: readonly FieldGroup[]): Record<string, ReadGrant> => ({
  'certificate-register': { scope, groups },
});

/** Certificates of the system before this one. */
const archives = (scope: Scope, groups: readonly FieldGroup[]): Record<string, ReadGrant> => ({
  'archived-certificate-list': { scope, groups },
});
const archiveWork = ['importArchive', 'undoArchiveImport', 'linkArchivedCertificate'];

/** How many of what: of nobody. */
const figures = (scope: Scope): Record<string, ReadGrant> => ({ figures: { scope, groups: ['plain'] } });

const deskWork = [
  'registerCase',
  'correctRegistration',
  'cancelCase',
  'reinstateCase',
  'recordArrival',
  'addItem',
  'removeItem',
  'refuseItem',
  'deferItem',
];
/** Who is booked, and the seats that there are. */
const bookings = (scope: Scope): Record<string, ReadGrant> => ({
  'booking-list': { scope, groups: whoItIs },
  'booking-slot-list': { scope, groups: ['plain'] },
});
const bookingDesk = [
  'bookSeat',
  'admitWalkIn',
  'admitBeyondSeats',
  'moveBooking',
  'cancelBooking',
  'tellHolder',
  'recordBookingArrival',
  'recordMissedBooking',
  'undoBookingStep',
];
const capacityWork = ['openBookingDay', 'changeCapacity', 'closeSlots', 'reopenSlots', 'runCapacityGeneration'];
const paperWork = ['numberPaperForms', 'voidPaperForm'];
const deskFees = ['chargeFee', 'changePayer', 'payFeeAtDesk', 'reversePayment'];
const cashierWork = ['chargeFee', 'changePayer', 'payFee', 'reversePayment', 'refundFee'];
const feeOffice = ['chargeFee', 'changePayer', 'waiveFee', 'refundFee', 'closeCashierDay', 'reopenCashierDay'];
const drawing = ['labelSpecimens', 'collectSpecimen', 'redrawSpecimen', 'discardSpecimen', 'undoSpecimenStep'];
const laboratoryWork = [...drawing, 'receiveSpecimen', 'rejectSpecimen'];
const stationWork = ['recordResult', 'correctResult', 'refuseItem', 'deferItem'];
const concluding = ['concludeCase', 'concludeByHand', 'orderRecheck', 'addItem', 'removeItem', 'reopenCase'];
/** What the law obliges to report. */
const reporting = ['diagnoseNotification', 'assignNotification', 'reportNotification', 'dismissNotification'];
const notifications = (scope: Scope, groups: readonly FieldGroup[] = everything): Record<string, ReadGrant> => ({
  'notification-list': { scope, groups },
});
const reviewing = ['reviewConclusion', 'returnConclusion'];
const certificateDesk = [
  'issueCertificate',
  'printCertificate',
  'reprintCertificate',
  'handOutCertificate',
  'undoHandOut',
  'changeDeskSettings',
];
const certificateStatus = [
  'suspendCertificate',
  'reinstateCertificate',
  'revokeCertificate',
  'supersedeCertificate',
  'suspendArchivedCertificate',
  'reinstateArchivedCertificate',
  'revokeArchivedCertificate',
];
const institutions = ['addInstitution', 'changeInstitution', 'arrangeReview', 'moveInstitution', 'disableInstitution', 'enableInstitution'];
/** On a clinic's way into the city's system and out of it: the county's part and the city's are told apart by whom one acts for. */
const admission = [
  'applyForAdmission',
  'admitByCounty',
  'admitInstitution',
  'returnApplication',
  'suspendInstitution',
  'liftSuspension',
  'removeInstitution',
];
const users = [
  'addStaff',
  'changeStaff',
  'assignRoles',
  'appointStaff',
  'endAppointment',
  'disableStaff',
  'enableStaff',
  'resetPassword',
  'resetSecondFactor',
  'linkOfficeAccount',
  'unlinkOfficeAccount',
  'endSessions',
];
const roleWork = ['defineRole', 'changeRole', 'removeRole', 'disableOperation', 'enableOperation'];
const layouts = ['saveLayoutDraft', 'discardLayoutDraft', 'publishLayout', 'restoreLayoutVersion', 'withdrawLayout'];
const personWork = ['enrolPerson', 'correctPerson', 'releaseDocument', 'restrictPerson', 'liftRestriction', 'erasePerson'];

/** On the rules of the programmes: nobody confirms what they proposed. */
const proposingRules = ['proposeProgramme', 'withdrawProgrammeProposal'];
const decidingRules = ['confirmProgrammeProposal', 'returnProgrammeProposal'];
/** What a change of the rules would have made of past cases: outcomes by case number, no names. */
const rulesDesk: Record<string, ReadGrant> = {
  'programme-list': { scope: 'city', groups: ['plain'] },
  'rules-trial': { scope: 'city', groups: ['plain', 'clinical'] },
};

/** Nobody confirms what they proposed. */
const proposingParameters = ['setParameter', 'withdrawParameterProposal'];
const decidingParameters = ['confirmParameterProposal', 'returnParameterProposal'];
const parameterWork = [...proposingParameters, ...decidingParameters];

/** Not of a stream: pairings are credentials, kept like passwords. */
const deskAgents = ['pairDeskAgent', 'revokeDeskAgent', 'changeDeskSettings'];

const lists = registerOperations.map(({ name }) => name);
/** Lists of which an institution may have its own. */
const ownLists = registers.filter(({ scope }) => scope === 'institution').map(({ operation }) => operation.name);

/** The roles a city starts with: data like any other, changed by its administrators. */
export const standardRoles: readonly Role[] = [
  role(
    'front-desk',
    { zh: '前台登记', en: 'Front desk' },
    {
      ...grants('institution', [...deskWork, ...bookingDesk, ...paperWork, ...deskFees, 'enrolPerson', 'correctPerson']),
      ...grants('institution', ['labelSpecimens', 'collectSpecimen', 'undoSpecimenStep']),
      ...grants('own', ['closeCashierDay']),
      // Employers are the city's: whoever meets a new one enters it for all.
      ...grants('city', ['changeEmployers']),
    },
    {
      ...fees('institution'),
      ...specimens('institution'),
      ...bookings('institution'),
      'paper-form-list': { scope: 'institution', groups: ['plain'] },
      person: { scope: 'institution', groups: whoItIs },
      ...cases('institution', whoItIs),
      ...certificates('institution', whoItIs),
      ...archives('institution', whoItIs),
    },
  ),
  role(
    'cashier',
    { zh: '收费', en: 'Cashier' },
    { ...grants('institution', cashierWork), ...grants('own', ['closeCashierDay']) },
    { ...cases('institution', whoItIs), ...fees('institution') },
  ),
  role('examiner', { zh: '问诊与体检', en: 'Examiner' }, grants('institution', [...stationWork, ...drawing]), {
    ...cases('institution', everything),
    ...specimens('institution'),
  }),
  role('laboratory', { zh: '检验', en: 'Laboratory' }, grants('institution', [...stationWork, ...laboratoryWork]), {
    ...cases('institution', everything),
    ...specimens('institution'),
  }),
  role('radiology', { zh: '放射', en: 'Radiology' }, grants('institution', stationWork), cases('institution', everything)),
  role('physician', { zh: '主检医师', en: 'Concluding physician' }, grants('institution', [...concluding, ...stationWork, ...reporting]), {
    ...notifications('institution'),
    ...cases('institution', everything),
    ...certificates('institution', everything),
    ...archives('institution', everything),
  }),
  role('reviewer', { zh: '复核医师', en: 'Reviewing physician' }, grants('subtree', [...reviewing, ...reporting]), {
    ...notifications('subtree'),
    ...cases('subtree', everything),
    ...certificates('subtree', everything),
    ...archives('subtree', everything),
    ...figures('subtree'),
  }),
  role('certificate-clerk', { zh: '发证', en: 'Certificate desk' }, grants('institution', certificateDesk), {
    ...cases('institution', whoItIs),
    ...certificates('institution', whoItIs),
    ...archives('institution', whoItIs),
  }),
  role(
    'institution-administrator',
    { zh: '机构管理员', en: 'Institution administrator' },
    {
      ...grants('institution', [
        ...certificateStatus,
        ...archiveWork,
        ...certificateDesk,
        ...bookingDesk,
        ...capacityWork,
        ...paperWork,
        ...layouts,
        ...ownLists,
        ...parameterWork,
        ...feeOffice,
        'changeInstitution',
        'applyForAdmission',
        'releaseDocument',
        ...reporting,
      ]),
      ...grants('subtree', [...users, ...deskAgents]),
      // As the desk, to whom they give it.
      ...grants('city', ['changeEmployers']),
    },
    {
      ...cases('institution', whoItIs),
      ...notifications('institution', whoItIs),
      ...certificates('institution', everything),
      ...archives('institution', everything),
      'archive-import-list': { scope: 'institution', groups: ['plain'] },
      ...fees('institution'),
      ...specimens('institution'),
      ...bookings('institution'),
      'capacity-run-list': { scope: 'city', groups: ['plain'] },
      'paper-form-list': { scope: 'institution', groups: ['plain'] },
      'staff-list': { scope: 'subtree', groups: ['plain'] },
      'access-log': { scope: 'institution', groups: ['plain'] },
      'layout-list': { scope: 'city', groups: ['plain'] },
      ...figures('subtree'),
    },
  ),
  role(
    'city-administrator',
    { zh: '市级管理员', en: 'City administrator' },
    grants('city', [
      ...institutions,
      ...admission,
      ...users,
      ...roleWork,
      ...certificateStatus,
      ...archiveWork,
      ...personWork,
      ...deskAgents,
      ...layouts,
      ...lists,
      ...proposingRules,
      ...decidingRules,
      ...parameterWork,
      'arrangeMenu',
      'replayJob',
    ]),
    {
      ...rulesDesk,
      'job-list': { scope: 'city', groups: ['plain'] },
      'booking-slot-list': { scope: 'city', groups: ['plain'] },
      'capacity-run-list': { scope: 'city', groups: ['plain'] },
      ...cases('city', whoItIs),
      ...certificates('city', everything),
      ...archives('city', everything),
      'archive-import-list': { scope: 'city', groups: ['plain'] },
      ...restrictedToo({ person: { scope: 'city', groups: whoItIs } }),
      'staff-list': { scope: 'city', groups: ['plain'] },
      ...figures('city'),
      'access-log': { scope: 'city', groups: ['plain'] },
      'layout-list': { scope: 'city', groups: ['plain'] },
    },
  ),
  role('health-commission', { zh: '卫生健康委监督', en: 'Health commission' }, grants('subtree', [...certificateStatus, ...admission]), {
    ...forPurpose(
      restrictedToo({
        ...notifications('subtree'),
        ...cases('subtree', everything),
        ...certificates('subtree', everything),
        ...archives('subtree', everything),
        person: { scope: 'subtree', groups: whoItIs },
      }),
    ),
    'staff-list': { scope: 'subtree', groups: ['plain'] },
    'paper-form-list': { scope: 'subtree', groups: ['plain'] },
    'booking-slot-list': { scope: 'subtree', groups: ['plain'] },
    ...figures('subtree'),
    'access-log': { scope: 'subtree', groups: ['plain'] },
  }),
  role(
    'rules-confirmer',
    { zh: '规则与参数审定', en: 'Confirms rules and parameters' },
    grants('city', [...decidingRules, ...decidingParameters]),
    rulesDesk,
  ),
  role(
    'market-inspector',
    { zh: '市场监管检查', en: 'Market inspector' },
    {},
    {
      ...forPurpose({ ...certificates('city', whoItIs), ...archives('city', whoItIs) }),
      ...figures('city'),
    },
  ),
];
