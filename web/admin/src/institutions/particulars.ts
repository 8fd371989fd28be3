import type { ChangeInstitutionInput } from '../gql/graphql.ts';
import type { Choice, Field, PathProblems, Value } from '../registers/value-form.ts';
import { type Opening, readHours, weekdayNames, weekdays, writeHours } from './hours.ts';
import type { Point } from './plane.ts';
import type { Institution } from './queries.ts';

const field = (key: string, zh: string, en: string, over: Partial<Field> = {}): Field => ({
  key,
  label: { zh, en },
  hint: null,
  required: false,
  control: 'line',
  options: [],
  fields: [],
  least: null,
  most: null,
  whole: false,
  longest: 200,
  register: null,
  choose: null,
  ...over,
});

/** What is known of an institution as the fields of a form, and the columns of a file; a clinic has more. */
export const fieldsFor = (kind: 'authority' | 'clinic', items: readonly Choice[]): readonly Field[] => [
  field('name', '名称', 'Name', { required: true }),
  kind === 'clinic'
    ? field('code', '统一社会信用代码', 'Unified social credit code', { required: true, longest: 40 })
    : field('code', '机构编码', 'Code', { required: true, longest: 40 }),
  field('area', '行政区划代码', 'Area code', { required: true, longest: 6, hint: { zh: '六位，如 341102', en: 'Six digits, as 341102' } }),
  field('contact', '联系人', 'Contact', { longest: 100 }),
  field('telephone', '电话', 'Telephone', { longest: 30 }),
  field('address', '地址', 'Address'),
  field('longitude', '经度', 'Longitude', { control: 'number', least: -180, most: 180 }),
  field('latitude', '纬度', 'Latitude', { control: 'number', least: -90, most: 90 }),
  ...(kind === 'authority'
    ? []
    : [
        field('licenceNumber', '执业许可证号', 'Practice licence number', { longest: 60 }),
        field('licenceScope', '诊疗科目', 'Licensed scope', { control: 'lines', longest: 500 }),
        field('licenceUntil', '许可证有效期至', 'Licence until', { longest: 10, hint: { zh: '如 2029-06-30', en: 'As 2029-06-30' } }),
        field('items', '承担项目', 'Items performed', {
          control: 'choices',
          options: items,
          hint: { zh: '不选即全部', en: 'None chosen: all of them' },
        }),
        ...weekdays.map((day, n) =>
          field(`hours.${day}`, weekdayNames[day].zh, weekdayNames[day].en, {
            longest: 100,
            hint: n === 0 ? { zh: '如 08:00-11:30 14:00-17:00', en: 'As 08:00-11:30 14:00-17:00' } : null,
          }),
        ),
      ]),
];

export const groups = [
  { key: 'who', fields: ['name', 'code', 'area', 'contact', 'telephone', 'address', 'longitude', 'latitude'] },
  { key: 'licence', fields: ['licenceNumber', 'licenceScope', 'licenceUntil', 'items'] },
  { key: 'hours', fields: weekdays.map((day) => `hours.${day}`) },
] as const;

/** The value of the form. */
export const valueOf = (row: Institution): Value => {
  const point = row.point as Point | null;
  const hours = row.hours as readonly Opening[];
  const all = {
    name: row.name,
    code: row.code,
    area: row.area,
    contact: row.contact,
    telephone: row.telephone,
    address: row.address,
    longitude: point?.longitude,
    latitude: point?.latitude,
    licenceNumber: row.licenceNumber,
    licenceScope: row.licenceScope,
    licenceUntil: row.licenceUntil,
    items: row.items.length > 0 ? row.items : undefined,
    ...Object.fromEntries(weekdays.map((day) => [`hours.${day}`, writeHours(day, hours) || undefined])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, is]) => is !== undefined && is !== null));
};

/** Why a form cannot be sent; by field. */
export type Unread = 'noHours' | 'noPoint' | 'noLicence' | 'required';

const text = (value: Value, key: string): string => {
  const is = value[key];
  return typeof value[key] === 'string' ? (is as string).trim() : '';
};

export type Particulars = Omit<ChangeInstitutionInput, 'institutionId' | 'edition'>;

/** What is typed, as it is sent; or what of it cannot be understood. `kept`: what the form does not hold. */
export const readParticulars = (
  value: Value,
  kept: Pick<Institution, 'review' | 'licenceCopy'> | null,
): { readonly input: Particulars; readonly faults: ReadonlyMap<string, Unread> } => {
  const faults = new Map<string, Unread>();
  for (const key of ['name', 'code', 'area']) if (text(value, key) === '') faults.set(key, 'required');
  const read = weekdays.map((day) => ({ day, hours: readHours(day, text(value, `hours.${day}`)) }));
  for (const { day, hours } of read) if (hours === null) faults.set(`hours.${day}`, 'noHours');
  const [longitude, latitude] = [value['longitude'], value['latitude']];
  const located = typeof longitude === 'number' && typeof latitude === 'number';
  if (!located && (longitude !== undefined || latitude !== undefined))
    faults.set(longitude === undefined ? 'longitude' : 'latitude', 'noPoint');
  const licence = { number: text(value, 'licenceNumber'), scope: text(value, 'licenceScope'), validUntil: text(value, 'licenceUntil') };
  const lacking = Object.entries({ licenceNumber: licence.number, licenceScope: licence.scope, licenceUntil: licence.validUntil });
  const licensed = lacking.every(([, is]) => is !== '');
  if (!licensed && lacking.some(([, is]) => is !== '')) for (const [key, is] of lacking) if (is === '') faults.set(key, 'noLicence');
  const input: Particulars = {
    name: text(value, 'name'),
    code: text(value, 'code'),
    area: text(value, 'area'),
    contact: text(value, 'contact') || null,
    telephone: text(value, 'telephone') || null,
    address: text(value, 'address') || null,
    point: located ? { longitude, latitude } : null,
    items: (value['items'] as string[] | undefined) ?? [],
    hours: read.flatMap(({ hours }) => [...(hours ?? [])]),
    licence: licensed ? { ...licence, copy: kept?.licenceCopy ?? null } : null,
    review: kept?.review ?? null,
  };
  return { input, faults };
};

const fieldOf: Readonly<Record<string, string>> = {
  'licence.number': 'licenceNumber',
  'licence.scope': 'licenceScope',
  'licence.validUntil': 'licenceUntil',
  licence: 'licenceUntil',
  point: 'longitude',
  'point.longitude': 'longitude',
  'point.latitude': 'latitude',
  hours: 'hours.monday',
};

/** The form's field that a refusal is about; null: the form as a whole. */
export const blamed = (path: string | null): string | null => {
  if (path === null) return null;
  const found = fieldOf[path] ?? (path.startsWith('hours.') ? 'hours.monday' : path.split('.')[0]!);
  return ['name', 'code', 'area', 'contact', 'telephone', 'address', 'items'].includes(found) || Object.values(fieldOf).includes(found)
    ? found
    : null;
};

export const noProblems: PathProblems = new Map();
