/** What `localStorage` gives, so that drafts are tried without a browser. */
export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = 'hc-draft';
/** Nobody comes back to a draft after this; it holds a person's particulars, so it does not stay. In milliseconds. */
const longest = 3 * 86_400_000;

export const draftKey = (actorId: string, name: string): string => `${prefix}.${actorId}.${name}`;

export const readDraft = (store: DraftStore, key: string, now: number): unknown => {
  const kept = store.getItem(key);
  if (kept === null) return null;
  try {
    const { at, value } = JSON.parse(kept) as { at: number; value: unknown };
    if (now - at <= longest) return value;
  } catch {
    // Written by an older version, or cut short: as good as none.
  }
  store.removeItem(key);
  return null;
};

/** Full storage is no reason to stop typing: false, and the draft lasts as long as the page. */
export const writeDraft = (store: DraftStore, key: string, value: unknown, now: number): boolean => {
  try {
    store.setItem(key, JSON.stringify({ at: now, value }));
    return true;
  } catch {
    return false;
  }
};
