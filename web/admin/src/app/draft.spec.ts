import { describe, expect, it } from 'vitest';
import { draftKey, readDraft, writeDraft, type DraftStore } from './draft.ts';

const memory = (): DraftStore & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};
const day = 86_400_000;
const key = draftKey('staff-desk', 'registration');

describe('a draft', () => {
  it('is found again as it was left', () => {
    const store = memory();
    writeDraft(store, key, { name: '李示例' }, 0);
    expect(readDraft(store, key, day)).toEqual({ name: '李示例' });
  });

  it('belongs to one person', () => {
    const store = memory();
    writeDraft(store, key, 1, 0);
    expect(readDraft(store, draftKey('staff-exam', 'registration'), 0)).toBeNull();
  });

  it('is gone after three days, from the disk too', () => {
    const store = memory();
    writeDraft(store, key, 1, 0);
    expect(readDraft(store, key, 3 * day + 1)).toBeNull();
    expect(store.kept.size).toBe(0);
  });

  it('that was cut short counts as none', () => {
    const store = memory();
    store.setItem(key, '{"at":0,"val');
    expect(readDraft(store, key, 0)).toBeNull();
  });

  it('does not stop the work where the disk is full', () => {
    const full: DraftStore = {
      ...memory(),
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(writeDraft(full, key, 1, 0)).toBe(false);
  });
});
