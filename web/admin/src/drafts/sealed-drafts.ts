/** What `localStorage` gives, so that drafts are tried without a browser. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A draft, or that there is none any more: `value` undefined. */
export interface KeptDraft {
  readonly name: string;
  /** ISO instant at which it was typed, or done with. */
  readonly at: string;
  readonly value: unknown;
  /** Kept until removed, like a filter saved under a name. */
  readonly lasting?: boolean;
}

/** Drafts in this browser, unreadable once their owner has signed out: the key comes with the session and is never stored. */
export interface SealedDrafts {
  readAll(): Promise<readonly KeptDraft[]>;
  /** Full storage is no reason to stop typing: what cannot be kept here is still sent to the server. */
  write(draft: KeptDraft): Promise<void>;
  remove(name: string): void;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const nonceBytes = 12;

/** `key`: 32 bytes in base64. Null where the browser gives no cryptography (a page over plain http): then nothing is kept. */
export const openSealedDrafts = async (store: KeyValueStore, actorId: string, key: string): Promise<SealedDrafts | null> => {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return null;
  const prefix = `hc-draft.${actorId}.`;
  const secret = await subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const algorithm = (nonce: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(prefix + name),
  });

  const open = async (name: string): Promise<KeptDraft | null> => {
    try {
      const sealed = bytesOf(store.getItem(prefix + name) ?? '');
      const opened = await subtle.decrypt(algorithm(sealed.slice(0, nonceBytes), name), secret, sealed.slice(nonceBytes));
      return { name, ...(JSON.parse(new TextDecoder().decode(opened)) as Omit<KeptDraft, 'name'>) };
    } catch {
      // Cut short, or of another key: as good as none.
      store.removeItem(prefix + name);
      return null;
    }
  };

  return {
    readAll: async () => {
      const keys = Array.from({ length: store.length }, (_, n) => store.key(n) ?? '').filter((one) => one.startsWith(prefix));
      const opened = await Promise.all(keys.map((one) => open(one.slice(prefix.length))));
      return opened.filter((draft) => draft !== null);
    },
    write: async ({ name, at, value, lasting = false }) => {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const plain = new TextEncoder().encode(JSON.stringify({ at, value, lasting }));
      const sealed = new Uint8Array(await subtle.encrypt(algorithm(nonce, name), secret, plain));
      try {
        store.setItem(prefix + name, base64Of(Uint8Array.of(...nonce, ...sealed)));
      } catch {
        // Over the quota.
      }
    },
    remove: (name) => store.removeItem(prefix + name),
  };
};
