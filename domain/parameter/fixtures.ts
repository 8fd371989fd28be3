import { commandMeta } from '@healthcert/domain/testing';
import type { ParameterCommandNamed } from './forms.ts';
import type { ParameterEventNamed } from './events.ts';

/** The specs happen on 2026-03-02. */
export const wang = commandMeta({ actorId: 'staff-wang' });
export const li = commandMeta({ actorId: 'staff-li' });

type Set = ParameterCommandNamed<'SetParameter'>;

export const set = (name: string, value: number | boolean | null, over: Partial<Set['data']> = {}, meta = wang): Set => ({
  type: 'SetParameter',
  data: { name, value, ...over },
  meta,
});

export const wasSet = (
  name: string,
  value: number | boolean | null,
  over: Partial<ParameterEventNamed<'ParameterSet'>['data']> = {},
): ParameterEventNamed<'ParameterSet'> => ({
  type: 'ParameterSet',
  data: { institutionId: null, name, value, edition: 1, note: null, proposedBy: null, ...over },
});

export const wasProposed = (
  name: string,
  value: number | boolean | null,
  over: Partial<ParameterEventNamed<'ParameterProposed'>['data']> = {},
): ParameterEventNamed<'ParameterProposed'> => ({
  type: 'ParameterProposed',
  data: { institutionId: null, name, value, edition: 1, note: '雨季停电', proposedBy: 'staff-wang', proposedAt: wang.now, ...over },
});
