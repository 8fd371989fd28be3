import type { InstitutionCommandNamed } from '@healthcert/domain/institution';
import { syntheticUnifiedCode, weekdays, type Weekday } from '@healthcert/domain/institution';

type Added = InstitutionCommandNamed<'AddInstitution'>['data'];

interface Place {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly townships: readonly string[];
}

const places: readonly Place[] = [
  { id: 'langya', area: '341102', name: '琅琊区', townships: ['扬子街道', '西门街道'] },
  { id: 'nanqiao', area: '341103', name: '南谯区', townships: ['腰铺镇'] },
  { id: 'tianchang', area: '341181', name: '天长市', townships: ['铜城镇', '秦栏镇'] },
  { id: 'dingyuan', area: '341125', name: '定远县', townships: ['炉桥镇'] },
];

const authority = (institutionId: string, parentId: string | null, level: Added['level'], area: string, name: string): Added => ({
  institutionId,
  parentId,
  level,
  kind: 'authority',
  area,
  code: `${area}-${institutionId}`,
  name,
  telephone: `0550-000${area.slice(-4)}`,
});

const clinic = (institutionId: string, parentId: string, level: Added['level'], area: string, name: string, n: number): Added => ({
  institutionId,
  parentId,
  level,
  kind: 'clinic',
  area,
  code: syntheticUnifiedCode(`12${area}MB0000${String(n).padStart(3, '0')}`),
  name,
  telephone: `0550-000${String(1000 + n)}`,
  address: `${name}（示例地址）${n}号`,
  point: pointOf(area, n),
  hours: [...weekdays.slice(0, 5).flatMap((day) => [morning(day), { day, from: '14:00', until: '17:00' }]), morning('saturday')],
  licence: {
    number: `PDY${area}00${String(n).padStart(4, '0')}`,
    scope: '预防保健科；内科；医学检验科；医学影像科',
    validUntil: `${2027 + (n % 4)}-0${1 + (n % 9)}-28`,
  },
});

const morning = (day: Weekday) => ({ day, from: '08:00', until: '11:30' });

/** Somewhere around the county's town, made up. */
const pointOf = (area: string, n: number) => {
  const [longitude, latitude] = towns[area] ?? [118.3, 32.3];
  return { longitude: round(longitude + ((n * 37) % 23) / 100 - 0.1), latitude: round(latitude + ((n * 53) % 19) / 100 - 0.08) };
};
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
const towns: Readonly<Record<string, readonly [number, number]>> = {
  '341102': [118.31, 32.3],
  '341103': [118.22, 32.2],
  '341181': [119, 32.68],
  '341125': [117.68, 32.53],
};

/** A city with its counties and townships; the names of places are real, the institutions in them are not. */
export const cityInstitutions = (): readonly Added[] => {
  let n = 0;
  const counties = places.flatMap((place) => [
    authority(place.id, 'chuzhou', 'county', place.area, `${place.name}卫生健康委员会（演示）`),
    clinic(`${place.id}-clinic`, place.id, 'county', place.area, `${place.name}示例健康体检中心`, (n += 1)),
    ...place.townships.map((township, t) =>
      clinic(`${place.id}-${t + 1}`, place.id, 'township', place.area, `${place.name}${township}示例卫生院`, (n += 1)),
    ),
  ]);
  return [authority('chuzhou', null, 'city', '341100', '滁州市卫生健康委员会（演示）'), ...counties];
};

/** A clinic that has handed in its application: no county has decided yet. */
export const applyingClinic = clinic('nanqiao-2', 'nanqiao', 'township', '341103', '南谯区乌衣镇示例卫生院', 40);
/** A clinic that may examine nobody for a time. */
export const suspendedClinic = 'tianchang-2';

/** Somebody of the demo's staff. */
export interface SeedStaff {
  readonly staffId: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly title: string | null;
  readonly institutionId: string;
  readonly roleIds: readonly string[];
}

const main = 'langya-clinic';

const member = (
  loginName: string,
  displayName: string,
  institutionId: string,
  roleIds: readonly string[],
  title: string | null = null,
): SeedStaff => ({
  staffId: `staff-${loginName}`,
  loginName,
  displayName,
  title,
  institutionId,
  roleIds,
});

/** One of every role at the clinic where the demo's work is done, and those who watch over it. */
export const mainStaff: readonly SeedStaff[] = [
  member('desk', '前台·演示甲', main, ['front-desk']),
  member('cashier', '收费·演示丑', main, ['cashier']),
  member('exam', '体检·演示乙', main, ['examiner'], '医师'),
  member('lab', '检验·演示丙', main, ['laboratory'], '检验师'),
  member('xray', '放射·演示丁', main, ['radiology'], '技师'),
  member('doctor', '主检·演示戊', main, ['physician'], '主治医师'),
  member('reviewer', '复核·演示己', main, ['reviewer'], '副主任医师'),
  member('certs', '发证·演示庚', main, ['certificate-clerk']),
  member('clinicadmin', '院管·演示辛', main, ['institution-administrator']),
  member('cityadmin', '市管·演示壬', 'chuzhou', ['city-administrator']),
  member('commission', '监督·演示癸', 'chuzhou', ['health-commission', 'rules-confirmer']),
  member('market', '市监·演示子', 'chuzhou', ['market-inspector']),
];

/** Who acts for a county: its reviewer for clinics with one physician, and its health commission. */
export const countyStaff: readonly SeedStaff[] = [
  member('county.reviewer', '区复核·演示', 'langya', ['reviewer'], '副主任医师'),
  member('county.commission', '区监督·演示', 'langya', ['health-commission']),
];

/** The crew of another clinic: one person for each step. */
export const clinicStaff = (institutionId: string): readonly SeedStaff[] => [
  member(`${institutionId}.desk`, '前台·演示', institutionId, ['front-desk', 'certificate-clerk']),
  member(`${institutionId}.exam`, '体检·演示', institutionId, ['examiner', 'laboratory', 'radiology']),
  member(`${institutionId}.doctor`, '主检·演示', institutionId, ['physician']),
  member(`${institutionId}.reviewer`, '复核·演示', institutionId, ['reviewer']),
];

export const mainClinic = main;
