import { randomBytes } from 'node:crypto';
import type { NewEvent } from '@healthcert/domain/kernel';

/** Ids that sort by time like those of the system, but cost nothing: the store is measured, not the making of ids. */
const hex = Date.now().toString(16).padStart(12, '0');
const prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomBytes(2).toString('hex').slice(1)}-8${randomBytes(2).toString('hex').slice(1)}-`;
let made = 0;
export const sampleId = (): string => prefix + (made++).toString(16).padStart(12, '0');

const actor = sampleId();

/** An event of about 300 bytes of JSON, as a station enters a result. */
export const sampleEvent = (): NewEvent => ({
  id: sampleId(),
  type: 'ResultRecorded',
  data: { item: 'stool-culture', outcome: 'negative', device: 'INC-0042', lot: 'SS-2026-11', performedBy: actor },
  metadata: {
    version: 1,
    commandId: sampleId(),
    actorId: actor,
    actorRoles: ['laboratory'],
    institutionId: 'clinic-1',
    at: '2026-03-02T01:30:00.000Z',
  },
});
