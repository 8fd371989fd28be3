import { syntheticUnifiedCode } from '@healthcert/domain/institution';

interface SeedEmployer {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly unifiedCode: string;
  readonly address: string;
}

/** Plainly made up, one of them outside the city. */
const named: readonly (readonly [name: string, area: string])[] = [
  ['演示小笼包店', '341102'],
  ['示例大酒店', '341102'],
  ['样例食品有限公司', '341103'],
  ['试用便利店', '341102'],
  ['示范幼儿园食堂', '341103'],
  ['演示理发店', '341102'],
  ['示例浴场', '341181'],
  ['样例影城', '341102'],
  ['试用超市生鲜部', '320102'],
];

export const seedEmployers: readonly SeedEmployer[] = named.map(([name, area], n) => ({
  code: `demo-${n + 1}`,
  name,
  area,
  unifiedCode: syntheticUnifiedCode(`92${area}MA0000${String(n + 1).padStart(3, '0')}`),
  address: `示例路${n + 1}号`,
}));
