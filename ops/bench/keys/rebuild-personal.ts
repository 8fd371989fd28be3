import { createCodec, newId, type Recorded } from '@healthcert/domain/kernel';
import { personEvents, type PersonEvent } from '@healthcert/domain/person';
import { createVault, deriveVaultKeys } from '@healthcert/integrations/vault';
import { column, nullable, projection, readModel, rowsOf } from '@healthcert/projections/kernel';
import type { BenchKey } from '../key.ts';
import { measureRebuild, type RebuildLoad } from '../rebuild-load.ts';
import { metaOf } from '../reviews.ts';

const identity = { group: 'identity' } as const;

const persons = readModel({
  name: 'bench-persons',
  title: { zh: '人员', en: 'Persons' },
  version: 1,
  key: ['personId', 'revision'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'personId', descending: false },
  columns: {
    personId: column.uuid('编号', 'Id'),
    institutionId: nullable(column.text('机构', 'Institution')),
    sex: column.text('性别', 'Sex'),
    birthYear: column.integer('出生年', 'Year of birth'),
    name: nullable(column.text('姓名', 'Name', identity)),
    documentNumber: nullable(column.text('证件号码', 'Document', identity)),
    birthDate: nullable(column.date('出生日期', 'Date of birth', identity)),
    phone: nullable(column.text('电话', 'Telephone', identity)),
    address: nullable(column.text('住址', 'Address', identity)),
    enteredAt: column.timestamptz('登记时间', 'Entered'),
    enteredBy: column.text('登记人', 'Entered by'),
    revision: column.integer('版本', 'Revision'),
  },
});
const rows = rowsOf(persons);

type Entered = Extract<PersonEvent, { readonly type: 'PersonEnrolled' | 'PersonCorrected' }>;

const entered = ({ data, meta, revision }: Recorded<Entered>, institutionId: string | null) =>
  rows.put({
    personId: data.personId,
    institutionId,
    sex: data.sex,
    birthYear: data.birthYear,
    name: data.identity?.name ?? null,
    documentNumber: data.identity?.documentNumber ?? null,
    birthDate: data.identity?.birthDate ?? null,
    phone: data.identity?.phone ?? null,
    address: data.identity?.address ?? null,
    enteredAt: meta.at,
    enteredBy: meta.actorId,
    revision,
  });

const keys = deriveVaultKeys(Buffer.alloc(32, 9));

const load: RebuildLoad = {
  database: 'rebuild_personal',
  events: 200_000,
  appends: 100_000,
  projection: projection<PersonEvent>({
    readModel: persons,
    on: {
      PersonEnrolled: (event) => entered(event, event.data.institutionId),
      PersonCorrected: (event) => entered(event, null),
    },
  }),
  codec: (pool) => createCodec([personEvents], createVault({ pool, keys })),
  append: async (store, codec, n, pool) => {
    const documentNumber = String(110101190000000000n + BigInt(n));
    const { personId } = await enroller(pool).enrol(`index-${n}`, newId());
    const birthYear = 1960 + (n % 45);
    const data = {
      personId,
      sex: n % 2 ? ('female' as const) : ('male' as const),
      birthYear,
      documentType: 'resident-id',
      identity: {
        name: `测试人${n}`,
        documentType: 'resident-id',
        documentNumber,
        birthDate: `${birthYear}-03-02`,
        phone: `1380000${String(n % 10_000).padStart(4, '0')}`,
        nationality: null,
        ethnicGroup: null,
        education: null,
        industry: null,
        yearsOfService: null,
        employerCode: null,
        copies: [],
        address: `示例市示例区第${n % 900}街${n % 70}号`,
      },
    };
    const events: PersonEvent[] = [
      { type: 'PersonEnrolled', data: { ...data, institutionId: `clinic-${n % 20}` } },
      { type: 'PersonCorrected', data: { ...data, identity: { ...data.identity, phone: null } } },
    ];
    return store.append(`person-${personId}`, 'no_stream', await codec.encode('person', personId, events, metaOf(n)));
  },
};

const enrollers = new WeakMap<object, ReturnType<typeof createVault>>();
const enroller = (pool: Parameters<typeof createVault>[0]['pool']) => {
  const made = enrollers.get(pool) ?? createVault({ pool, keys });
  enrollers.set(pool, made);
  return made;
};

export const bench: BenchKey = {
  key: 'rebuild_personal',
  what: 'events/s of a rebuild whose fields are decrypted, 100,000 persons of two events each / COPY of the same rows with their key',
  min: 0.08,
  aim: 0.12,
  run: (environment) => measureRebuild(environment, load),
};
