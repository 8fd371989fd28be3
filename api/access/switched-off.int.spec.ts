import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

describe('an operation that the city switches off (A10)', () => {
  it('is refused to everybody at once, is shown as off, and comes back', async () => {
    const { caseId, certificateNumber } = await passage(crew, 'issued');
    const city = await test.as('cityadmin');
    const revocation = { caseId, certificateNumber, reason: '测试' };
    const enabled = async (): Promise<boolean> => {
      const { operations } = await city.ask<{ operations: { name: string; enabled: boolean }[] }>('{ operations { name enabled } }');
      return operations.find(({ name }) => name === 'revokeCertificate')!.enabled;
    };
    await city.done('disableOperation', { operation: 'revokeCertificate', reason: '由市级统一办理' });
    expect(await crew.admin.send('revokeCertificate', revocation)).toMatchObject({ __typename: 'NotPermitted' });
    const me = (await crew.admin.request({ url: '/api/me' })).json<{ operations: object; switchedOff: string[] }>();
    expect(me.operations).not.toHaveProperty('revokeCertificate');
    // Said to whom it was given, so that a page tells why; not to whoever never had it.
    expect(me.switchedOff).toEqual(['revokeCertificate']);
    expect((await crew.desk.request({ url: '/api/me' })).json<{ switchedOff: string[] }>().switchedOff).toEqual([]);
    expect(await enabled()).toBe(false);
    await city.done('enableOperation', { operation: 'revokeCertificate' });
    expect(await enabled()).toBe(true);
    expect(await crew.admin.send('revokeCertificate', revocation)).toMatchObject({ __typename: 'CommandReceipt' });
  });

  it('is not switched off by an institution', async () => {
    const answer = await crew.admin.send('disableOperation', { operation: 'registerCase', reason: '测试' });
    expect(answer).toMatchObject({ __typename: 'NotPermitted' });
  });
});
