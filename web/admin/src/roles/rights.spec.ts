import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { differences, groups, rebased, scopes, together, withCell, type Rights, type RoleDraft } from './rights.ts';

const scope = fc.constantFrom(...scopes);
const names = fc.constantFrom('registerCase', 'recordResult', 'concludeCase');
const lists = fc.constantFrom('person', 'case-worklist');
const draft: fc.Arbitrary<RoleDraft> = fc.record({
  nameZh: fc.constantFrom('前台', '检验'),
  nameEn: fc.constantFrom('Desk', 'Laboratory'),
  secondFactor: fc.boolean(),
  operations: fc.dictionary(names, scope),
  reads: fc.dictionary(lists, fc.record({ scope, groups: fc.subarray([...groups]), restricted: fc.boolean(), purpose: fc.boolean() })),
});

const desk: RoleDraft = {
  nameZh: '前台',
  nameEn: 'Desk',
  secondFactor: false,
  operations: { registerCase: 'institution' },
  reads: { person: { scope: 'institution', groups: ['plain'] } },
};

describe('what roles come to together', () => {
  it('is each right at its widest, with every group that one of them shows', () =>
    expect(
      together([
        desk,
        { operations: { registerCase: 'own' }, reads: { person: { scope: 'city', groups: ['identity'], restricted: true } } },
      ]),
    ).toEqual({
      operations: { registerCase: 'institution' },
      reads: { person: { scope: 'city', groups: ['plain', 'identity'], restricted: true, purpose: false } },
    }));

  it('asks for a purpose where no role shows persons without one', () => {
    const shows = (purpose: boolean): Rights => ({
      operations: {},
      reads: { person: { scope: 'city', groups: ['plain', 'identity'], purpose } },
    });
    const asks = (...roles: readonly Rights[]) => together(roles).reads['person']?.purpose;
    expect([asks(desk, shows(true)), asks(shows(true), shows(true)), asks(shows(true), shows(false))]).toEqual([true, true, false]);
  });

  test.prop([draft, draft])('does not depend on their order', (one, other) => {
    expect(together([one, other])).toEqual(together([other, one]));
  });
});

describe('a role that is edited', () => {
  it('says which cells differ', () => {
    const edited = withCell(withCell(desk, 'operation registerCase', 'subtree'), 'read person', null);
    expect(differences(desk, edited).map(({ cell, before, after }) => [cell, before === null, after])).toEqual([
      ['operation registerCase', false, 'subtree'],
      ['read person', false, null],
    ]);
  });

  test.prop([draft, draft])('becomes another by their differences', (one, other) => {
    const applied = differences(one, other).reduce((role, { cell, after }) => withCell(role, cell, after), one);
    expect(differences(applied, other)).toEqual([]);
  });

  it('keeps what was set here and takes what another set beside it', () => {
    const mine = withCell(desk, 'operation recordResult', 'institution');
    const theirs = withCell(desk, 'operation registerCase', 'subtree');
    expect(rebased(desk, mine, theirs).operations).toEqual({ registerCase: 'subtree', recordResult: 'institution' });
  });

  test.prop([draft, draft, draft])('loses nothing that was set here, whatever another saved', (base, mine, theirs) => {
    const result = rebased(base, mine, theirs);
    const left = new Set(differences(mine, result).map(({ cell }) => cell));
    for (const { cell } of differences(base, mine)) expect(left.has(cell)).toBe(false);
  });
});
