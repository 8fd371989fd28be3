import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSystem, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
beforeAll(async () => {
  test = await openTestSystem();
});
afterAll(() => test.close());

const query = '{ staffNames(ids: ["staff-doctor", "staff-reviewer", "staff-doctor", "nobody"]) { staffId name } }';

it('tells those who work here the names of each other, and strangers none', async () => {
  const market = await test.as('market');
  const { staffNames } = await market.ask<{ staffNames: { staffId: string; name: string }[] }>(query);
  expect(staffNames.map(({ staffId }) => staffId)).toEqual(['staff-doctor', 'staff-reviewer']);
  expect(staffNames.every(({ name }) => name.includes('演示'))).toBe(true);
  expect((await test.stranger.query(query)).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
});

it('tells what the roles are called, in both languages, and strangers not', async () => {
  const names = '{ roleNames { id name { zh en } } }';
  const { roleNames } = await (await test.as('market')).ask<{ roleNames: { id: string; name: object }[] }>(names);
  expect(roleNames).toContainEqual({ id: 'front-desk', name: { zh: '前台登记', en: 'Front desk' } });
  expect((await test.stranger.query(names)).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
});
