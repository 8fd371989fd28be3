import type { FieldGroup, Recorded } from '@healthcert/domain/kernel';

/** Codes that are stored readable, so that every figure can be recounted, and yet tell what was found. */
export const tellingFields = ['outcome', 'abnormal', 'abnormalItems', 'suspects', 'ruleIds', 'legalBasis', 'because'];

/** The stored event as JSON, less the groups that are withheld; without any group no more than who, when and what kind. */
export const rawEvent = (event: Recorded, groups: ReadonlySet<FieldGroup>): unknown => {
  const { id, type, revision, position, meta } = event;
  if (groups.size === 0) return { id, type, revision, position, meta, data: 'withheld' };
  const data = { ...event.data } as Record<string, unknown>;
  for (const group of ['identity', 'clinical'] as const) if (group in data && !groups.has(group)) data[group] = 'withheld';
  if (!groups.has('clinical')) for (const field of tellingFields) if (field in data) data[field] = 'withheld';
  return { id, type, revision, position, meta, data };
};
