import { beforeEach, describe, expect, it } from 'vitest';
import { createDraftKeeper, type DraftKeeper, type DraftServer } from './draft-keeper.ts';
import { openSealedDrafts, type KeptDraft, type KeyValueStore, type SealedDrafts } from './sealed-drafts.ts';

const browser = (): KeyValueStore & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

/** A server that remembers, and can be out of reach. */
const server = (): DraftServer & { readonly kept: Map<string, KeptDraft>; away: boolean } => {
  const kept = new Map<string, KeptDraft>();
  const reached = async (act: () => void): Promise<void> => (of.away ? Promise.reject(new Error('away')) : act());
  const of = {
    kept,
    away: false,
    put: (draft: KeptDraft) => reached(() => void kept.set(draft.name, draft)),
    remove: (name: string) => reached(() => void kept.delete(name)),
  };
  return of;
};

const key = btoa('k'.repeat(32));
const sealed = async (store: KeyValueStore, actorId = 'staff-desk', secret = key): Promise<SealedDrafts> =>
  (await openSealedDrafts(store, actorId, secret))!;
const typed = { name: '李示例', documentNumber: '11010519491231002X' };

let store: ReturnType<typeof browser>;
let remote: ReturnType<typeof server>;
let minute = 0;

/** As after a reload: what both sides hold is all there is. */
const reopen = async (): Promise<DraftKeeper> => {
  const local = await sealed(store);
  return createDraftKeeper({
    server: remote,
    local,
    found: [...remote.kept.values(), ...(await local.readAll())],
    now: () => new Date(Date.UTC(2026, 10, 21, 8, minute++)),
  });
};

beforeEach(() => {
  store = browser();
  remote = server();
});

describe('a draft', () => {
  it('is found again after a reload, and on another PC', async () => {
    const keeper = await reopen();
    keeper.write('registration', typed);
    await keeper.flush();
    expect((await reopen()).read('registration')).toEqual(typed);
    store = browser();
    expect((await reopen()).read('registration')).toEqual(typed);
  });

  it('typed while the server is out of reach is kept, and sent when it is back', async () => {
    const keeper = await reopen();
    remote.away = true;
    keeper.write('registration', typed);
    await keeper.flush();
    expect((await reopen()).read('registration')).toEqual(typed);
    remote.away = false;
    await keeper.flush();
    expect(remote.kept.get('registration')?.value).toEqual(typed);
  });

  it('that was saved does not come back, though the server could not be told', async () => {
    const keeper = await reopen();
    keeper.write('registration', typed);
    await keeper.flush();
    remote.away = true;
    keeper.remove('registration');
    await keeper.flush();
    expect(remote.kept.size).toBe(1);
    expect((await reopen()).read('registration')).toBeUndefined();
    remote.away = false;
    await keeper.flush();
    expect([remote.kept.size, store.kept.size]).toEqual([0, 0]);
  });

  it('leaves nothing on the PC that can be read without the session', async () => {
    const keeper = await reopen();
    keeper.write('registration', typed);
    await keeper.flush();
    const left = [...store.kept].flat().join('');
    expect(left).not.toContain('110105');
    expect(atob([...store.kept.values()][0]!)).not.toContain('110105');
    expect(await (await sealed(store, 'staff-desk', btoa('x'.repeat(32)))).readAll()).toEqual([]);
  });

  it('belongs to one person', async () => {
    const keeper = await reopen();
    keeper.write('registration', typed);
    await keeper.flush();
    expect(await (await sealed(store, 'staff-exam')).readAll()).toEqual([]);
    expect(await (await sealed(store)).readAll()).toHaveLength(1);
  });

  it('that was cut short counts as none', async () => {
    store.setItem('hc-draft.staff-desk.registration', 'AAAA');
    expect(await (await sealed(store)).readAll()).toEqual([]);
    expect(store.kept.size).toBe(0);
  });

  it('does not stop the work where the disk is full', async () => {
    store.setItem = () => {
      throw new Error('quota');
    };
    const keeper = await reopen();
    keeper.write('registration', typed);
    await keeper.flush();
    expect(keeper.read('registration')).toEqual(typed);
    expect(remote.kept.get('registration')?.value).toEqual(typed);
  });
});
