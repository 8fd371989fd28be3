import type { KeptDraft, SealedDrafts } from './sealed-drafts.ts';

/** The server's side of it; each rejects while it cannot be reached. */
export interface DraftServer {
  put(draft: KeptDraft): Promise<void>;
  remove(name: string, at: string): Promise<void>;
}

/** One person's drafts, at hand without waiting. */
export interface DraftKeeper {
  /** Undefined: there is none. */
  read(name: string): unknown;
  /** `lasting`: kept until removed; else for three days. */
  write(name: string, value: unknown, lasting?: boolean): void;
  remove(name: string): void;
  /** Sends what the server has not been told yet: before the page goes away, or when the connection is back. */
  flush(): Promise<void>;
}

interface KeeperSettings {
  readonly server: DraftServer;
  readonly local: SealedDrafts | null;
  /** From both sides; of two of one name the later counts. */
  readonly found: readonly KeptDraft[];
  readonly now?: () => Date;
  /** Milliseconds of quiet after which the server is told. */
  readonly quiet?: number;
}

const later = (one: KeptDraft | undefined, other: KeptDraft): KeptDraft => (one === undefined || other.at > one.at ? other : one);

export const createDraftKeeper = (settings: KeeperSettings): DraftKeeper => {
  const { server, local, found, now = () => new Date(), quiet = 800 } = settings;
  const drafts = new Map<string, KeptDraft>();
  for (const draft of found) drafts.set(draft.name, later(drafts.get(draft.name), draft));
  const untold = new Set<string>();
  let sealing = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = async (name: string): Promise<void> => {
    const draft = drafts.get(name);
    if (!draft) return;
    untold.delete(name);
    try {
      await (draft.value === undefined ? server.remove(name, draft.at) : server.put(draft));
      if (draft.value === undefined && drafts.get(name) === draft) local?.remove(name);
    } catch {
      untold.add(name);
    }
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    await Promise.all([...untold].map(tell));
  };

  const keep = (draft: KeptDraft): void => {
    drafts.set(draft.name, draft);
    untold.add(draft.name);
    // In the order of typing: a slower seal must not overwrite a later one.
    sealing = sealing.then(() => (drafts.get(draft.name) === draft ? local?.write(draft) : undefined));
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), quiet);
  };

  return {
    read: (name) => drafts.get(name)?.value,
    write: (name, value, lasting = false) => keep({ name, at: now().toISOString(), value, lasting }),
    remove: (name) => {
      if (drafts.get(name)?.value !== undefined) keep({ name, at: now().toISOString(), value: undefined });
    },
    flush: async () => {
      await sealing;
      await flush();
    },
  };
};
