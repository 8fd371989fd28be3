import { StoreUnavailable } from '@healthcert/domain/kernel';
import { LRUCache } from 'lru-cache';
import { Client } from 'pg';

export interface AppendConnectionSettings {
  readonly url: string;
  /** Milliseconds; after it the server gives an append up, and nothing is written. */
  readonly statementTimeout: number;
  /** Milliseconds; after it a silent connection is cut, and the outcome is unknown. */
  readonly answerTimeout: number;
  readonly connectTimeout: number;
}

const rememberedStreams = 50_000;

/**
 * A connection, and how far it knows streams to have come, from appends that were answered on it. Nothing that a session
 * saw committed can be lost while the session lives, so that need not be asked again. (Another session may be with a
 * server that was restored: it begins with nothing.)
 */
export interface Session {
  readonly client: Client;
  /** Highest revision seen, by stream. */
  readonly reached: LRUCache<string, number>;
}

/** One connection that appends, made when it is needed and made anew when it was lost. */
export class AppendConnection {
  private readonly settings: AppendConnectionSettings;
  private session: Session | null = null;
  private closed = false;

  constructor(settings: AppendConnectionSettings) {
    this.settings = settings;
  }

  /** Used by one batch at a time. @throws StoreUnavailable: there is no connection, so nothing was sent */
  async ready(): Promise<Session> {
    if (this.session) return this.session;
    if (this.closed) throw new StoreUnavailable('the event store is closed');
    try {
      this.session = await this.connect();
      return this.session;
    } catch (cause) {
      throw new StoreUnavailable('the event store cannot be reached', { cause });
    }
  }

  /** Runs one statement; a connection that does not answer in time is cut, as if the network had gone. */
  async ask<T>({ client }: Session, statement: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => client.connection.stream.destroy(), this.settings.answerTimeout);
    try {
      return await statement();
    } finally {
      clearTimeout(timer);
    }
  }

  /** After an error that ends the connection: the next batch makes a new one. */
  drop(session: Session): void {
    if (this.session === session) this.session = null;
    session.client.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { session } = this;
    this.session = null;
    await session?.client.end().catch(() => undefined);
  }

  private async connect(): Promise<Session> {
    const { url, statementTimeout, connectTimeout } = this.settings;
    const client = new Client({
      connectionString: url,
      application_name: 'healthcert append',
      connectionTimeoutMillis: connectTimeout,
      statement_timeout: statementTimeout,
      keepAlive: true,
    });
    const session = { client, reached: new LRUCache<string, number>({ max: rememberedStreams }) };
    // Lost while idle: the next batch hears nothing of it.
    const forget = (): void => {
      if (this.session === session) this.session = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    return session;
  }
}
