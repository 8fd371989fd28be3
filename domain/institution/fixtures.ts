import { commandMeta } from '@healthcert/domain/testing';
import type { InstitutionEvent } from './events.ts';
import type { InstitutionCommandNamed } from './forms.ts';
import { syntheticUnifiedCode } from './unified-code.ts';

type Added = Extract<InstitutionEvent, { readonly type: 'InstitutionAdded' }>['data'];

const place = (institutionId: string, parentId: string | null, level: Added['level'], kind: Added['kind'], code: string): Added => ({
  institutionId,
  parentId,
  level,
  kind,
  code,
  area: '341102',
  name: `${institutionId}（演示）`,
  contact: null,
  telephone: '0550-0000000',
  address: null,
  point: null,
  items: [],
  review: null,
});

/** A made-up city: two counties, one with a township; a clinic in the township and one in each county. */
export const places = {
  city: place('city', null, 'city', 'authority', '341100'),
  east: place('east', 'city', 'county', 'authority', '341102'),
  west: place('west', 'city', 'county', 'authority', '341103'),
  eastTown: place('east-town', 'east', 'township', 'authority', '341102100'),
  eastClinic: place('east-clinic', 'east', 'county', 'clinic', syntheticUnifiedCode('12341102000000001')),
  townClinic: place('town-clinic', 'east-town', 'township', 'clinic', syntheticUnifiedCode('12341102000000002')),
  westClinic: place('west-clinic', 'west', 'county', 'clinic', syntheticUnifiedCode('12341103000000003')),
};

export const added = (data: Added, overrides: Partial<Added> = {}): InstitutionEvent => ({
  type: 'InstitutionAdded',
  data: { ...data, ...overrides },
});

export const theCity = (): InstitutionEvent[] => Object.values(places).map((each) => added(each));

export const changed = ({ parentId: _p, level: _l, kind: _k, ...details }: Added, overrides: Partial<Added> = {}): InstitutionEvent => ({
  type: 'InstitutionChanged',
  data: { ...details, ...overrides },
});

export const moved = (institutionId: string, parentId: string, level: Added['level']): InstitutionEvent => ({
  type: 'InstitutionMoved',
  data: { institutionId, parentId, level },
});

export const disabled = (institutionId: string): InstitutionEvent => ({ type: 'InstitutionDisabled', data: { institutionId } });
export const enabled = (institutionId: string): InstitutionEvent => ({ type: 'InstitutionEnabled', data: { institutionId } });

export const add = (data: Added, overrides: Partial<Added> = {}): InstitutionCommandNamed<'AddInstitution'> => ({
  type: 'AddInstitution',
  data: { ...data, ...overrides, items: [...data.items] },
  meta: commandMeta(),
});

export const change = (data: Added, overrides: Partial<Added> = {}): InstitutionCommandNamed<'ChangeInstitution'> => ({
  ...add(data, overrides),
  type: 'ChangeInstitution',
});

export const move = (institutionId: string, parentId: string, level: Added['level']): InstitutionCommandNamed<'MoveInstitution'> => ({
  type: 'MoveInstitution',
  data: { institutionId, parentId, level },
  meta: commandMeta(),
});

export const arrangeReview = (institutionId: string, review: 'remote' | null): InstitutionCommandNamed<'ArrangeReview'> => ({
  type: 'ArrangeReview',
  data: { institutionId, review },
  meta: commandMeta(),
});

export const reviewArranged = (institutionId: string, review: 'remote' | null): InstitutionEvent => ({
  type: 'ReviewArranged',
  data: { institutionId, review },
});

export const disable = (institutionId: string): InstitutionCommandNamed<'DisableInstitution'> => ({
  type: 'DisableInstitution',
  data: { institutionId },
  meta: commandMeta(),
});

export const enable = (institutionId: string): InstitutionCommandNamed<'EnableInstitution'> => ({
  type: 'EnableInstitution',
  data: { institutionId },
  meta: commandMeta(),
});
