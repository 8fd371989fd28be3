import { dictionaries, employers } from '@healthcert/domain/configuration';
import { readEntry, valueOf, type Register } from '@healthcert/domain/register';
import type { CaseFile } from '@healthcert/projections/case-file';
import type { z } from 'zod';
import type { Registers } from '../register/registers.ts';

/** What the codes of a registration mean, in both languages, by the names of the layouts' fields. */
export interface CodedWords {
  readonly ethnicGroup: string;
  readonly ethnicGroupEn: string;
  readonly education: string;
  readonly educationEn: string;
  readonly industry: string;
  readonly industryEn: string;
  readonly employerType: string;
  readonly employerTypeEn: string;
  readonly employerAddress: string;
}

type Identity = NonNullable<CaseFile['identity']>;

/** As the city's lists name them now; what was retired since keeps its name. A code that no list has is said as it is. */
export const codedWords = async (
  registers: Registers,
  { ethnicGroup, education, industry, employerCode }: Identity,
): Promise<CodedWords> => {
  const valueIn = async <Schema extends z.ZodObject>(list: Register<Schema>, code: string) => {
    const entry = (await registers.all(list, null)).get(code);
    return entry && readEntry(list, valueOf(entry));
  };
  const named = async (list: typeof dictionaries.industries, code: string | null | undefined) =>
    code ? ((await valueIn(list, code))?.name ?? { zh: code, en: code }) : { zh: '', en: '' };
  const employer = employerCode ? await valueIn(employers, employerCode) : undefined;
  const [group, school, trade, kind] = await Promise.all([
    named(dictionaries.ethnicGroups, ethnicGroup),
    named(dictionaries.educations, education),
    named(dictionaries.industries, industry ?? employer?.industry),
    named(dictionaries.industries, employer?.industry),
  ]);
  return {
    ethnicGroup: group.zh,
    ethnicGroupEn: group.en,
    education: school.zh,
    educationEn: school.en,
    industry: trade.zh,
    industryEn: trade.en,
    employerType: kind.zh,
    employerTypeEn: kind.en,
    employerAddress: employer?.address ?? '',
  };
};
