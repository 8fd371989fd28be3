import { isUnifiedCode } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

const line = (zh: string, en: string, longest = 200) => labelled(zh, en, z.string().trim().max(longest).optional());

const reject = rejections({
  UnifiedCodeWrong: { zh: '统一社会信用代码校验不通过，请核对', en: 'The check of the unified social credit code fails: compare it' },
});

/** Businesses whose staff are examined (A7): found while they are typed at the desk, and entered there when they are new. */
export const employers = defineRegister({
  kind: 'employers',
  title: { zh: '用人单位', en: 'Employers' },
  group: 'clinic',
  scope: 'city',
  schema: z.object({
    name: name(),
    unifiedCode: line('统一社会信用代码', 'Unified social credit code', 18),
    licence: line('食品经营（JY）或生产（SC）许可证号', 'Food licence (JY business, SC production)', 40),
    industry: labelled('行业', 'Industry', z.string().max(64).optional(), { register: 'industries' }),
    district: labelled(
      '行政区划',
      'District',
      z
        .string()
        .regex(/^(\d{6})?$/)
        .optional(),
      {
        hint: { zh: '六位代码，如 341102', en: 'Six digits, such as 341102' },
      },
    ),
    address: line('地址', 'Address'),
    phone: line('电话', 'Telephone', 30),
  }),
  check: ({ unifiedCode }, { path }) => {
    if (unifiedCode && !isUnifiedCode(unifiedCode)) reject('UnifiedCodeWrong', { field: `${path}.unifiedCode` });
  },
});
