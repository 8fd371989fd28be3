import { Client } from 'pg';

const channel = 'event_store_appended';

export interface WakeSettings {
  readonly url: string;
  readonly connectTimeout: number;
  /** Milliseconds between two notifications, at least. */
  readonly notifyEvery: number;
  /** Milliseconds between two looks when nobody notifies. */
  readonly pollEvery: number;
}

/**
 * Tells readers that there may be something new: those of this process at once, those of others by a notification sent
 * outside the append's transaction and at most every few milliseconds. Both may fail: a reader looks by itself, too.
 */
export class Wake {
  private readonly settings: WakeSettings;
  private readonly sleepers = new Set<() => void>();
  private wire: Promise<Client> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private lastNotified = 0;
  private appends = 0;
  private closed = false;
  private notifying = false;
  private again = false;

  constructor(settings: WakeSettings) {
    this.settings = settings;
  }

  /** Changes with every call; compare before and after a read to see whether it may have missed something. */
  get count(): number {
    return this.appends;
  }

  appended(): void {
    this.stir();
    if (this.timer || this.closed) return;
    const due = this.lastNotified + this.settings.notifyEvery - Date.now();
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.lastNotified = Date.now();
        void this.notify();
      },
      Math.max(0, due),
    );
  }

  /** Until something was appended since `count`, the poll is due, or the signal aborts. */
  async sleep(count: number, signal: AbortSignal): Promise<void> {
    void this.connected().catch(() => undefined);
    if (signal.aborted || this.closed || this.appends !== count) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, this.settings.pollEvery);
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.stir();
    const client = await this.wire?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private stir(): void {
    this.appends += 1;
    for (const wake of this.sleepers) wake();
  }

  private async notify(): Promise<void> {
    if (this.notifying) {
      this.again = true;
      return;
    }
    this.notifying = true;
    try {
      const client = await this.connected();
      await client.query({ name: 'event_store.notify', text: `SELECT pg_notify('${channel}', '')` });
    } catch {
      // The readers poll.
    }
    this.notifying = false;
    if (!this.again || this.closed) return;
    this.again = false;
    await this.notify();
  }

  private connected(): Promise<Client> {
    this.wire ??= this.connect().catch((error: unknown) => {
      this.wire = null;
      throw error;
    });
    return this.wire;
  }

  private async connect(): Promise<Client> {
    const { url, connectTimeout } = this.settings;
    const client = new Client({
      connectionString: url,
      application_name: 'healthcert wake',
      connectionTimeoutMillis: connectTimeout,
      keepAlive: true,
    });
    const forget = (): void => {
      this.wire = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', ({ processId }) => {
      if (processId !== ownProcess(client)) this.stir();
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  }
}

/** Not in the type declarations of pg. */
const ownProcess = (client: Client): number | null => (client as unknown as { processID: number | null }).processID;
