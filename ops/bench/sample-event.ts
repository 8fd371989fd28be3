import { newId, type NewEvent } from '@healthcert/domain/kernel';

const actor = newId();

/** An event of about 300 bytes of JSON, as a station enters a result. */
export const sampleEvent = (): NewEvent => ({
  id: newId(),
  type: 'ResultRecorded',
  data: { item: 'stool-culture', outcome: 'negative', device: 'INC-0042', lot: 'SS-2026-11', performedBy: actor },
  metadata: {
    version: 1,
    commandId: newId(),
    actorId: actor,
    actorRoles: ['laboratory'],
    institutionId: 'clinic-1',
    at: '2026-03-02T01:30:00.000Z',
  },
});
