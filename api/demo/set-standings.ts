import { institutionOperations } from '@healthcert/domain/institution';
import type { Actor, Operation } from '@healthcert/domain/kernel';
import { dayInChina, daysAfter } from '@healthcert/domain/person';
import { applyingClinic, cityInstitutions, suspendedClinic } from '@healthcert/ops/seed';
import type { Send } from './found-city.ts';

/** Its practice licence ends soon. */
const expiring = 'tianchang-1';

/** A clinic that applies, one that is suspended, and one whose licence ends within two months (A5). */
export const setStandings = async (send: Send, city: Actor, now: Date): Promise<void> => {
  const today = dayInChina(now.toISOString());
  const step = (operation: object, input: object, name: string) => send(operation as Operation, input, city, now, name);
  await step(institutionOperations.addInstitution, applyingClinic, 'applying clinic');
  await step(institutionOperations.applyForAdmission, { institutionId: applyingClinic.institutionId }, 'application');
  const reason = '消毒供应不合格，整改复查后恢复';
  const until = daysAfter(today, 30);
  await step(institutionOperations.suspendInstitution, { institutionId: suspendedClinic, reason, until }, 'suspension');
  const known = cityInstitutions().find(({ institutionId }) => institutionId === expiring)!;
  const licence = { ...known.licence!, validUntil: daysAfter(today, 45) };
  await step(institutionOperations.changeInstitution, { ...known, licence }, 'licence that ends soon');
};
