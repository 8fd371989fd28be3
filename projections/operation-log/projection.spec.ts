import * as aCase from '@healthcert/domain/case/fixtures';
import * as aPerson from '@healthcert/domain/person/fixtures';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, expect, it } from 'vitest';
import { operationLog } from './index.ts';

const ofCase = rowsOfProjection(operationLog, { streamId: aCase.caseId, category: 'case' });
const ofTree = rowsOfProjection(operationLog, { streamId: 'tree', category: 'institution' });
const ofDay = rowsOfProjection(operationLog, { streamId: 'clinic-1-2026-03-02', category: 'day' });

describe('the log of operations', () => {
  it('holds who did what, when and for whom, of every event', () =>
    ofCase.given(aCase.registered()).thenRow({
      kind: 'operation',
      type: 'CaseRegistered',
      stream: `case-${aCase.caseId}`,
      revision: 0,
      actorId: 'staff-desk',
      institutionId: 'clinic-1',
      about: aCase.caseId,
    }));

  it('has no word of whom it is about', () => {
    const text = JSON.stringify(ofCase.given(...aCase.certified(), aCase.suspended()).rows());
    for (const personal of [aCase.liMing.name, aCase.liMing.documentNumber, 'diarrhoea']) expect(text).not.toContain(personal);
  });

  it('tells what the system did by itself from what people did', () =>
    ofCase
      .given({ ...aCase.registered(), meta: { actorId: 'worker', actorRoles: [], institutionId: null } })
      .thenRow({ kind: 'system', actorId: 'worker', institutionId: 'clinic-1' }));

  it('names the institution of the tree and the person of a booking as what it is about', () => {
    ofTree.given({ type: 'InstitutionEnabled', data: { institutionId: 'clinic-7' } }).thenRow({ about: 'clinic-7' });
    ofDay.given({ type: 'BookingMissed', data: { institutionId: 'clinic-1', personId: 'person-1' } }).thenRow({ about: 'person-1' });
    ofDay
      .given({ type: 'BookingRegistered', data: { institutionId: 'clinic-1', personId: 'person-1', caseId: 'case-1' } })
      .thenRow({ about: 'case-1' });
  });

  it('is the same before and after an erasure', () =>
    expectEraseEquivalence(operationLog, recorded([aPerson.enrolled(), aPerson.erased()], aPerson.zhangId, 'person'), aPerson.zhangId));
});
