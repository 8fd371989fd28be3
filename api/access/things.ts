import { archiveOperations } from '@healthcert/domain/archive';
import { bookingOperations } from '@healthcert/domain/booking';
import { capacityRunOperations } from '@healthcert/domain/capacity';
import { cashierOperations } from '@healthcert/domain/cashier';
import { caseOperations } from '@healthcert/domain/case';
import { changeOwnDictionary, registers } from '@healthcert/domain/configuration';
import { feeOperations } from '@healthcert/domain/fee';
import { institutionOperations } from '@healthcert/domain/institution';
import type { Operation } from '@healthcert/domain/kernel';
import { paperFormOperations } from '@healthcert/domain/paper-form';
import { parameterOperations } from '@healthcert/domain/parameter';
import { layoutOperations } from '@healthcert/domain/layout';
import { jobOperations } from '@healthcert/domain/job';
import { notificationOperations } from '@healthcert/domain/notification';
import { personOperations } from '@healthcert/domain/person';
import { programmeOperations } from '@healthcert/domain/programme';
import { specimenOperations } from '@healthcert/domain/specimen';
import { staffOperations } from '@healthcert/domain/staff';
import type { OperationName } from '../graphql/schema.ts';

/** Whose thing an operation is done to: a case's, a place's, a member of the staff's, a list of a place or the city's, a fee's or a specimen's, a cashier's box, or the city's alone. */
export type Belonging =
  | 'case'
  | 'place'
  | 'desk'
  | 'member'
  | 'city'
  | 'person'
  | 'list'
  | 'fee'
  | 'specimen'
  | 'box'
  | 'notification'
  | 'archive';

const exceptions: Partial<Record<OperationName, Belonging>> = {
  registerCase: 'place',
  importArchive: 'place',
  enrolPerson: 'desk',
  correctPerson: 'desk',
  releaseDocument: 'desk',
  moveInstitution: 'city',
  addStaff: 'place',
  appointStaff: 'place',
  endAppointment: 'place',
  chargeFee: 'place',
  labelSpecimens: 'place',
  defineRole: 'city',
  changeRole: 'city',
  removeRole: 'city',
  disableOperation: 'city',
  enableOperation: 'city',
  arrangeMenu: 'city',
};

const belongingOf = (belonging: Belonging, operations: object): [string, Belonging][] =>
  Object.keys(operations).map((name) => [name, exceptions[name as OperationName] ?? belonging]);

/** Said here apart from the operations' own `target`, so that the two are held against each other. */
export const belongings: ReadonlyMap<string, Belonging> = new Map([
  ...belongingOf('case', caseOperations),
  ...belongingOf('archive', archiveOperations),
  ...belongingOf('person', personOperations),
  ...belongingOf('place', institutionOperations),
  ...belongingOf('city', programmeOperations),
  ...belongingOf('list', layoutOperations),
  ...belongingOf('list', parameterOperations),
  ...belongingOf('member', staffOperations),
  ...belongingOf('place', paperFormOperations),
  ...belongingOf('fee', feeOperations),
  ...belongingOf('box', cashierOperations),
  ...belongingOf('specimen', specimenOperations),
  ...belongingOf('notification', notificationOperations),
  ...belongingOf('place', bookingOperations),
  ...belongingOf('place', capacityRunOperations),
  ...belongingOf('city', jobOperations),
  ...registers.map(({ operation, scope }): [string, Belonging] => [operation.name, scope === 'city' ? 'city' : 'list']),
  [changeOwnDictionary.name, 'city'],
]);

/** Whether there are things of this kind that belong to an institution, or to none. */
export const mayStandAt = (belonging: Belonging, institution: string | null): boolean =>
  belonging === 'city' || belonging === 'person'
    ? institution === null
    : ['case', 'list', 'fee', 'specimen', 'notification', 'archive'].includes(belonging) || institution !== null;

/** Of many fields those that this operation takes. */
export const inputOf = ({ input }: Operation, fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(input.shape, name)));
