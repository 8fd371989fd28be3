import { rangeOf, type ProgrammeItem } from '@healthcert/domain/programme';
import type { Random } from './random.ts';

export interface SeedResult {
  readonly findings: readonly { readonly code: string; readonly site?: string }[];
  readonly values: readonly { readonly field: string; readonly value: number }[];
}

/** How often an item is not normal, about as examination centres report it. */
const abnormalRate: Readonly<Record<string, number>> = {
  history: 0.02,
  heart: 0.01,
  lung: 0.005,
  liver: 0.005,
  spleen: 0.003,
  skin: 0.02,
  chestXray: 0.03,
  shigella: 0.001,
  salmonella: 0.003,
  alt: 0.05,
};

const sites = ['左手', '右手', '双手', '左前臂'];

const measured = ({ fields }: ProgrammeItem, sex: 'male' | 'female', abnormal: boolean, random: Random) =>
  fields
    .filter(({ kind = 'number' }) => kind === 'number')
    .map((field) => {
      const { low = 0, high = low } = rangeOf(field, { sex }) ?? {};
      const value = abnormal ? high + random.int(1, 60) : low + random.next() * (high - low);
      return { field: field.code, value: Math.round(value * 10) / 10 };
    });

/** What a station finds: mostly nothing. */
export const seedResult = (
  random: Random,
  item: ProgrammeItem,
  sex: 'male' | 'female',
  abnormal = random.chance(abnormalRate[item.code] ?? 0),
): SeedResult => {
  const options = item.findings.filter(({ normal }) => normal !== abnormal);
  const option = options.length > 0 ? random.pick(options) : undefined;
  return {
    findings: option ? [{ code: option.code, ...(option.sited && { site: random.pick(sites) }) }] : [],
    values: measured(item, sex, abnormal, random),
  };
};
