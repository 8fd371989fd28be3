import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { describe, expect, it } from 'vitest';
import { startDiseases } from './start/diseases.ts';

const list = new Map(startDiseases);

describe('the notifiable diseases that a city starts with (A9)', () => {
  it('name all that the programmes make suspect', () => {
    const suspected = [foodHandler, publicPlace].flatMap(({ items }) =>
      items.flatMap(({ findings }) => findings.flatMap(({ suspects }) => suspects ?? [])),
    );
    expect([...new Set(suspected)].filter((code) => !list.has(code))).toEqual([]);
  });

  it.each([...list])('%s has its class, its hours and where they are written', (_code, { diseaseClass, hours, source }) => {
    expect(hours).toBe(diseaseClass === 'A' ? 2 : 24);
    expect(source).toContain('传染病信息报告管理规范');
  });
});
