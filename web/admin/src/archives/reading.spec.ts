import { describe, expect, it } from 'vitest';
import { aboutIn, firstReading, isSameValue, lackingIn, sourceValueOf } from './reading.ts';

const name = { zh: '旧系统', en: 'Old' };
const reading = { ...firstReading, columns: ['number', null, 'name'], validMonths: 12 };

describe('how a source’s files are read', () => {
  it('is kept with the headings of this file and of earlier ones', () => {
    const first = sourceValueOf(name, ['证号', '序号', '姓名'], reading, null);
    expect(first).toEqual({
      name,
      columns: [
        { heading: '证号', field: 'number' },
        { heading: '姓名', field: 'name' },
      ],
      dateOrder: 'ymd',
      sexForm: 'words',
      documentType: 'idCard',
      validMonths: 12,
    });
    const second = sourceValueOf(name, ['编号', '', '姓名'], { ...reading, validMonths: undefined }, first);
    expect(second.columns.map(({ heading }) => heading)).toEqual(['编号', '姓名', '证号']);
    expect([isSameValue(first, { ...first }), isSameValue(first, second)]).toEqual([true, false]);
  });

  it('takes a file without numbers of cards for one of people', () => {
    expect(aboutIn(['name', null, 'documentNumber'])).toBe('persons');
    for (const columns of [['name', 'number', 'documentNumber'], ['name'], []]) expect(aboutIn(columns)).toBe('cards');
  });

  it('names what is lacking: a last day may be reckoned', () => {
    expect(lackingIn(reading)).toEqual(['validUntil']);
    expect(lackingIn({ ...reading, columns: ['number', 'validFrom', 'name'] })).toEqual([]);
    expect(lackingIn({ ...reading, about: 'persons' })).toEqual(['documentNumber']);
    expect(lackingIn(firstReading)).toEqual(['number', 'name', 'validUntil']);
  });
});
