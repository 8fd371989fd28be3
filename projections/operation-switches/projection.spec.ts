import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { operationSwitches } from './index.ts';

const { given } = rowsOfProjection(operationSwitches, { streamId: 'directory', category: 'staff' });
const off = { type: 'OperationDisabled', data: { operation: 'revokeCertificate', reason: '由市级统一办理' } };
const on = { type: 'OperationEnabled', data: { operation: 'revokeCertificate' }, meta: { actorId: 'staff-cityadmin-2' } };

describe('the switches of operations', () => {
  it('say what is off and why', () => given(off).thenRow({ operation: 'revokeCertificate', enabled: false, reason: '由市级统一办理' }));

  it('keep the reason of the last time, and who switched it on again', () =>
    given(off, on).thenRow({ enabled: true, reason: '由市级统一办理', changedBy: 'staff-cityadmin-2' }));

  it('hold one row for each operation', () => given(off, on, off).thenRow({ operation: 'revokeCertificate', enabled: false }));
});
