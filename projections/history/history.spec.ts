import type { InstitutionEvent } from '@healthcert/domain/institution';
import type { Recorded } from '@healthcert/domain/kernel';
import type { PersonEvent } from '@healthcert/domain/person';
import * as the from '@healthcert/domain/person/fixtures';
import { recorded, type GivenEvent } from '@healthcert/projections/kernel/testing';
import { describe, expect, it } from 'vitest';
import { fieldsOf, historyOf, institutionStory, personStory, standingAt } from './index.ts';

const on = (event: object, at: string): GivenEvent => ({ ...(event as GivenEvent), meta: { at } });

describe('a person’s history', () => {
  const events = recorded(
    [
      on(the.enrolled(), '2026-03-02T01:00:00.000Z'),
      on(the.corrected({ name: '张演示' }), '2026-04-01T01:00:00.000Z'),
      on(the.restricted(), '2026-05-01T01:00:00.000Z'),
      on(the.lifted(), '2026-05-02T01:00:00.000Z'),
    ],
    the.zhangId,
    'person',
  ) as readonly Recorded<PersonEvent>[];

  it('tells before and after of each event, and its reason', () => {
    const [enrolled, corrected, restricted] = historyOf(events, personStory);
    expect(enrolled!.changes).toContainEqual({ path: 'processing', before: null, after: 'open' });
    expect(corrected!.changes).toEqual([
      { path: 'identity.name', before: enrolled!.changes.find(({ path }) => path === 'identity.name')!.after, after: '张演示' },
    ]);
    expect(restricted!.changes).toEqual([
      { path: 'processing', before: 'open', after: 'restricted' },
      { path: 'reason', before: null, after: 'requested' },
    ]);
  });

  it('stands on any day as the events until then made it', () => {
    const at = (instant: string, path: string) => fieldsOf(standingAt(events, personStory, instant)).get(path);
    expect(standingAt(events, personStory, '2026-03-02T00:59:59.999Z')).toBeNull();
    expect(at('2026-03-31T00:00:00.000Z', 'identity.name')).not.toBe('张演示');
    expect(at('2026-04-01T01:00:00.000Z', 'identity.name')).toBe('张演示');
    expect(at('2026-05-01T12:00:00.000Z', 'processing')).toBe('restricted');
    expect(at('2026-06-01T00:00:00.000Z', 'processing')).toBe('open');
  });

  it('adds up: the changes of all events give the state after the last', () => {
    const state = new Map<string, string>();
    for (const { changes } of historyOf(events, personStory))
      for (const { path, after } of changes) {
        if (path === 'reason') continue;
        if (after === null) state.delete(path);
        else state.set(path, after);
      }
    expect(state).toEqual(new Map(fieldsOf(standingAt(events, personStory, '2027-01-01T00:00:00.000Z'))));
  });
});

describe('an institution’s history', () => {
  const added = {
    type: 'InstitutionAdded',
    data: {
      institutionId: 'clinic-1',
      code: 'c1',
      area: '341102',
      name: '东区示例体检中心',
      contact: null,
      telephone: null,
      address: null,
      point: null,
      items: ['skin', 'alt'],
      review: null,
      parentId: null,
      hours: [
        { day: 'monday', from: '08:00', until: '11:30' },
        { day: 'monday', from: '14:00', until: '17:00' },
      ],
      licence: null,
      level: 'county',
      kind: 'clinic',
    },
  };
  const disabled = { type: 'InstitutionDisabled', data: { institutionId: 'clinic-1' } };

  it('names what changed of it', () => {
    const events = recorded(
      [on(added, '2026-03-02T01:00:00.000Z'), on(disabled, '2026-03-09T01:00:00.000Z')],
      'tree',
      'institution',
    ) as readonly Recorded<InstitutionEvent>[];
    const [first, second] = historyOf(events, institutionStory('clinic-1'));
    expect(first!.changes).toContainEqual({ path: 'items', before: null, after: 'skin alt' });
    expect(first!.changes).toContainEqual({ path: 'hours.monday', before: null, after: '08:00–11:30 14:00–17:00' });
    expect(second!.changes).toEqual([{ path: 'enabled', before: 'true', after: 'false' }]);
    expect(fieldsOf(standingAt(events, institutionStory('clinic-1'), '2026-03-05T00:00:00.000Z')).get('enabled')).toBe('true');
  });
});
