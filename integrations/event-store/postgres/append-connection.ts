import { StoreUnavailable } from '@healthcert/domain/kernel';
import { Client } from 'pg';

export interface AppendConnectionSettings {
  readonly url: string;
  /** Milliseconds; after it the server gives an append up, and nothing is written. */
  readonly statementTimeout: number;
  /** Milliseconds; after it a silent connection is cut, and the outcome is unknown. */
  readonly answerTimeout: number;
  readonly connectTimeout: number;
}

/** One connection that appends, made when it is needed and made anew when it was lost. */
export class AppendConnection {
  private readonly settings: AppendConnectionSettings;
  private client: Client | null = null;
  private closed = false;

  constructor(settings: AppendConnectionSettings) {
    this.settings = settings;
  }

  /** Used by one batch at a time. @throws StoreUnavailable: there is no connection, so nothing was sent */
  async ready(): Promise<Client> {
    if (this.client) return this.client;
    if (this.closed) throw new StoreUnavailable('the event store is closed');
    try {
      this.client = await this.connect();
      return this.client;
    } catch (cause) {
      throw new StoreUnavailable('the event store cannot be reached', { cause });
    }
  }

  /** Runs one statement; a connection that does not answer in time is cut, as if the network had gone. */
  async ask<T>(client: Client, statement: (client: Client) => Promise<T>): Promise<T> {
    const timer = setTimeout(() => client.connection.stream.destroy(), this.settings.answerTimeout);
    try {
      return await statement(client);
    } finally {
      clearTimeout(timer);
    }
  }

  /** After an error that ends the connection: the next batch makes a new one. */
  drop(client: Client): void {
    if (this.client === client) this.client = null;
    client.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const { url, statementTimeout, connectTimeout } = this.settings;
    const client = new Client({
      connectionString: url,
      application_name: 'healthcert append',
      connectionTimeoutMillis: connectTimeout,
      statement_timeout: statementTimeout,
      keepAlive: true,
    });
    // Lost while idle: the next batch hears nothing of it.
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    return client;
  }
}
