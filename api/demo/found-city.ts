import { startConfiguration } from '@healthcert/domain/configuration';
import { institutionOperations } from '@healthcert/domain/institution';
import { derivedId, type Actor, type Operation, type Receipt } from '@healthcert/domain/kernel';
import { foodHandler, programmeOperations, publicPlace } from '@healthcert/domain/programme';
import { staffOperations, standardRoles } from '@healthcert/domain/staff';
import { cityInstitutions, type SeedStaff } from '@healthcert/ops/seed';
import { execute } from '../operations/index.ts';
import type { System } from '../system.ts';

/** Sends one step through the ordinary door; a step sent again under its name is the same command. */
export type Send = (operation: Operation, input: object, actor: Actor, at: Date, step: string) => Promise<Receipt>;

export const createSender =
  (system: Pick<System, 'doors'>, seed: string): Send =>
  (operation, input, actor, at, step) =>
    execute(system.doors, operation, operation.input.parse(input), {
      actor,
      commandId: derivedId(seed, step),
      correlationId: derivedId(seed, step),
      now: at.toISOString(),
    });

const caretaker: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };

const { applyForAdmission, admitByCounty, admitInstitution } = institutionOperations;
const admission = [applyForAdmission, admitByCounty, admitInstitution];

/** What a city has before its first case: institutions, programmes, its lists, the standard roles, and its staff. */
export const foundCity = async (send: Send, staff: readonly SeedStaff[], at: Date, institutions = cityInstitutions()): Promise<void> => {
  const found = (operation: object, input: object, step: string): Promise<Receipt> =>
    send(operation as Operation, input, caretaker, at, step);
  for (const institution of institutions) {
    await found(institutionOperations.addInstitution, institution, `institution ${institution.institutionId}`);
  }
  for (const { institutionId, kind } of institutions) {
    if (kind !== 'clinic') continue;
    for (const step of admission) await found(step, { institutionId }, `${step.name} ${institutionId}`);
  }
  for (const programme of [foodHandler, publicPlace]) {
    await found(programmeOperations.publishProgramme, { programme }, `programme ${programme.id}`);
  }
  for (const { register, changes } of startConfiguration) {
    await found(register.operation, { changes }, `register ${register.kind}`);
  }
  for (const { id, name, operations, reads } of standardRoles) {
    const role = {
      roleId: id,
      name,
      operations: Object.entries(operations).map(([operation, scope]) => ({ operation, scope })),
      reads: Object.entries(reads).map(([readModel, grant]) => ({ readModel, ...grant })),
    };
    await found(staffOperations.defineRole, role, `role ${id}`);
  }
  for (const member of staff) await found(staffOperations.addStaff, member, `staff ${member.staffId}`);
};
