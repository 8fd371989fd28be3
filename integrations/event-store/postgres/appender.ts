import {
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
} from '@healthcert/domain/kernel';
import { AppendConnection, type AppendConnectionSettings, type Session } from './append-connection.ts';
import { takeBatch, type Batch, type BatchLimits } from './batch.ts';
import { faultOf, type Fault } from './faults.ts';
import { prepare, type PendingAppend } from './pending-append.ts';
import { positionOf } from './position.ts';
import { appendEach, appendsOf, appendTogether } from './statements.ts';

export interface AppenderSettings extends AppendConnectionSettings {
  readonly connections: number;
  readonly limits: BatchLimits;
  /** A further connection is used only when so many appends wait: a larger batch is worth more than a second commit. */
  readonly furtherConnectionFrom: number;
  /** Called after events were written. */
  readonly onAppended: () => void;
}

const deadlockAttempts = 5;

/**
 * Group commit: appends that arrive while a commit is under way travel together in the next one. One append never
 * waits for another to arrive.
 */
export class Appender {
  private readonly settings: AppenderSettings;
  private readonly idle: AppendConnection[];
  private readonly queue: PendingAppend[] = [];
  private readonly busyStreams = new Set<string>();
  private readonly inFlight = new Set<Promise<void>>();
  private readonly connections: readonly AppendConnection[];
  private scheduled = false;
  private closed = false;

  constructor(settings: AppenderSettings) {
    this.settings = settings;
    this.connections = Array.from({ length: settings.connections }, () => new AppendConnection(settings));
    this.idle = [...this.connections];
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new StoreUnavailable('the event store is closed');
      this.queue.push({ ...prepare(stream, expected, events), resolve, reject });
      this.schedule();
    });
  }

  /** Finishes what was called before. */
  async close(): Promise<void> {
    this.closed = true;
    this.pump();
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  /** A moment later, so that all callers answered by one batch are in the next. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.pump());
  }

  private pump(): void {
    this.scheduled = false;
    while (this.queue.length > 0 && this.idle.length > 0) {
      const someBusy = this.inFlight.size > 0;
      if (someBusy && !this.closed && this.queue.length < this.settings.furtherConnectionFrom) return;
      const batch = takeBatch(this.queue, this.settings.limits, this.busyStreams);
      if (batch.streams.length === 0) return;
      const connection = this.idle.pop()!;
      const sending = this.send(connection, batch).finally(() => {
        this.inFlight.delete(sending);
        for (const { stream } of batch.streams) this.busyStreams.delete(stream);
        this.idle.push(connection);
        if (this.queue.length > 0) {
          if (this.closed) this.pump();
          else this.schedule();
        }
      });
      this.inFlight.add(sending);
      for (const { stream } of batch.streams) this.busyStreams.add(stream);
    }
  }

  private async send(connection: AppendConnection, batch: Batch): Promise<void> {
    let session: Session;
    try {
      session = await connection.ready();
    } catch (error) {
      for (const append of appendsOf(batch)) append.reject(error);
      return;
    }
    if (batch.exact) await this.sendTogether(connection, session, batch, 1);
    else await this.sendEach(connection, session, appendsOf(batch), 1);
  }

  private async sendTogether(connection: AppendConnection, session: Session, batch: Batch, attempt: number): Promise<void> {
    let position: number;
    try {
      position = await connection.ask(session, () => appendTogether(session, batch.streams));
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'conflict' || fault === 'refused') return this.sendEach(connection, session, appendsOf(batch), 1);
      if (fault === 'again' && attempt < deadlockAttempts) return this.sendTogether(connection, session, batch, attempt + 1);
      return this.fail(connection, session, appendsOf(batch), error);
    }
    let at = position;
    for (const { stream: _, last, appends } of batch.streams.toReversed()) {
      let revision = last;
      for (const append of appends.toReversed()) {
        append.resolve({ revision, position: positionOf(at), recognised: false });
        revision -= append.events.length;
        at -= append.events.length;
      }
    }
    this.settings.onAppended();
  }

  private async sendEach(
    connection: AppendConnection,
    session: Session,
    appends: readonly PendingAppend[],
    attempt: number,
  ): Promise<void> {
    try {
      const outcomes = await connection.ask(session, () => appendEach(session, appends));
      appends.forEach((append, n) => {
        const { stands, known, revision, position } = outcomes[n]!;
        if (stands) append.resolve({ revision, position: positionOf(position), recognised: known });
        else append.reject(new WrongExpectedRevision(append.stream, append.expected, revision));
      });
      if (outcomes.some((outcome) => outcome.stands)) this.settings.onAppended();
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'again' && attempt < deadlockAttempts) return this.sendEach(connection, session, appends, attempt + 1);
      if (fault !== 'refused' || appends.length === 1) return this.fail(connection, session, appends, error);
      // One of them cannot be stored; the others must not suffer for it.
      for (const append of appends) await this.sendAlone(connection, append);
    }
  }

  private async sendAlone(connection: AppendConnection, append: PendingAppend): Promise<void> {
    try {
      await this.sendEach(connection, await connection.ready(), [append], 1);
    } catch (error) {
      append.reject(error);
    }
  }

  private fail(connection: AppendConnection, session: Session, appends: readonly PendingAppend[], cause: unknown): void {
    const fault = faultOf(cause);
    if (fault === 'unknown') connection.drop(session);
    for (const append of appends) append.reject(errorOf(fault, append.stream, cause));
  }
}

const errorOf = (fault: Fault, stream: string, cause: unknown): unknown => {
  if (fault === 'unknown') return new OutcomeUnknown(`the connection was lost during an append to ${stream}`, { cause });
  return fault === 'refused' ? cause : new StoreUnavailable(`nothing was appended to ${stream}`, { cause });
};
