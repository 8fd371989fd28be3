import { standardRoles } from '@healthcert/domain/staff';
import { describe, expect, it } from 'vitest';
import { listedModels, operations } from '../graphql/schema.ts';
import { rightsCatalogue } from './rights-catalogue.ts';

const catalogue = rightsCatalogue(operations, listedModels);
const shownOperations = catalogue.flatMap((area) => area.operations);
const shownReads = catalogue.flatMap((area) => area.reads);
const duplicates = (names: readonly string[]): readonly string[] => names.filter((name, n) => names.indexOf(name) !== n);

describe('what a role may hold (A1, A2)', () => {
  it('is every operation and every list there is, each once', () => {
    const names = shownOperations.map(({ name }) => name);
    expect(operations.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
    expect(listedModels.map(({ name }) => name).filter((name) => !shownReads.some((read) => read.name === name))).toEqual([]);
    expect([duplicates(names), duplicates(shownReads.map(({ name }) => name))]).toEqual([[], []]);
  });

  it('is all that a standard role holds: nothing is granted that nobody could see in the grid', () => {
    const held = (of: (role: (typeof standardRoles)[number]) => object) => [
      ...new Set(standardRoles.flatMap((role) => Object.keys(of(role)))),
    ];
    expect(held(({ operations: granted }) => granted).filter((name) => !shownOperations.some((one) => one.name === name))).toEqual([]);
    expect(held(({ reads }) => reads).filter((name) => !shownReads.some((one) => one.name === name))).toEqual([]);
  });

  it('has words in both languages, which differ within a field of work', () => {
    for (const { title, operations: shown, reads } of catalogue) {
      for (const { zh, en } of [title, ...shown.map((one) => one.title), ...reads.map((one) => one.title)]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[A-Z]/);
      }
      expect([duplicates(shown.map((one) => one.title.zh)), duplicates(shown.map((one) => one.title.en))]).toEqual([[], []]);
    }
  });

  it('offers of a list the groups that it has: nothing clinical of institutions', () => {
    const groupsOf = (name: string) => shownReads.find((read) => read.name === name)?.groups;
    expect(groupsOf('institution-list')).toEqual(['plain']);
    expect(groupsOf('case-worklist')).toEqual(['plain', 'identity', 'clinical']);
  });
});
