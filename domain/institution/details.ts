import { isDeepStrictEqual } from 'node:util';
import type { InstitutionEvent } from './events.ts';
import type { InstitutionCommandNamed } from './forms.ts';
import type { Institution } from './institution.ts';
import { inOrder } from './opening-hours.ts';
import { reject } from './rejections.ts';
import { normaliseUnifiedCode } from './unified-code.ts';

/** What is known of an institution, whatever its place and standing. */
export type Details = Extract<InstitutionEvent, { readonly type: 'InstitutionChanged' }>['data'];

/** As it is recorded: what was left empty is null. */
export const detailsOf = (data: InstitutionCommandNamed<'ChangeInstitution'>['data']): Details => ({
  institutionId: data.institutionId,
  code: normaliseUnifiedCode(data.code),
  area: data.area,
  name: data.name || reject('NameMissing', { field: 'name' }),
  contact: data.contact || null,
  telephone: data.telephone || null,
  address: data.address || null,
  point: data.point ?? null,
  items: data.items ?? [],
  review: data.review ?? null,
  hours: [...inOrder(data.hours ?? [])],
  licence: data.licence ? { ...data.licence, copy: data.licence.copy ?? null } : null,
});

/** Whether an institution is what these say of it. */
export const says = (institution: Institution, told: object): boolean => isDeepStrictEqual(institution, { ...institution, ...told });
