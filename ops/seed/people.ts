import { syntheticIdNumber } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { seedEmployers } from './employers.ts';
import type { Random } from './random.ts';

const familyNames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');
const givenNames = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英'.split('');
/** Plainly made up: every name of the demo ends so. */
const mark = ['演', '示', '例', '试'];
const longNames = ['买买提江·艾合买提·演示', '古丽巴哈尔·阿布都热西提·演示', '欧阳示例', '司徒演示', 'Nguyen Thi Demo'];

const areas = ['341102', '341103', '341122', '341124', '341125', '341126', '341181', '341182', '320102', '410102'];

export interface SeedPerson {
  readonly name: string;
  readonly documentType: 'idCard';
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly phone: string;
  readonly employer: string;
  /** Of the employers that the demo's city knows. */
  readonly employerCode: string;
  readonly address: string;
}

/** Working age, young people more often; sequence numbers in the 900s are given to nobody's children. */
const birthDate = (random: Random, today: Date): string => {
  const age = 17 + Math.floor((random.next() + random.next()) * 24);
  const born = new Date(Date.UTC(today.getUTCFullYear() - age, random.int(0, 11), random.int(1, 28)));
  return born.toISOString().slice(0, 10);
};

const nameOf = (random: Random): string => {
  if (random.chance(0.02)) return random.pick(longNames);
  return `${random.pick(familyNames)}${random.chance(0.7) ? random.pick(givenNames) : ''}${random.pick(mark)}`;
};

/** Somebody who does not exist, with a number that has a valid checksum and belongs to nobody known. */
export const seedPerson = (random: Random, today: Date): SeedPerson => {
  const sex = random.chance(0.55) ? 'female' : 'male';
  const born = birthDate(random, today);
  const sequence = 900 + random.int(0, 48) * 2 + (sex === 'male' ? 1 : 0);
  const name = nameOf(random);
  const area = random.pick(areas);
  const phone = `1990000${String(random.int(0, 9999)).padStart(4, '0')}`;
  const employer = random.pick(seedEmployers);
  return {
    name,
    documentType: 'idCard',
    documentNumber: syntheticIdNumber({ area, birthDate: born, sequence }),
    birthDate: born,
    sex,
    phone,
    employer: employer.name,
    employerCode: employer.code,
    address: `示例路${random.int(1, 300)}号`,
  };
};

export const seedJob = (random: Random, { jobs }: Programme): string => random.pick(jobs).code;
