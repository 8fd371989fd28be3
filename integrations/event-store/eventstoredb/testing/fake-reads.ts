import { once } from 'node:events';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { newId } from '@healthcert/domain/kernel';
import type { FakeEvent, FakeLog } from './fake-log.ts';
import type { Faults } from './faults.ts';
import { caughtUpMessage, confirmationMessage, eventMessage, failure, nameOf, notFoundMessage, senselessCheckpoint } from './messages.ts';

type Call = ServerWritableStream<ReadReq, ReadResp>;
type Options = ReadReq.Options;

const send = async (call: Call, message: ReadResp): Promise<void> => {
  if (!call.write(message)) await once(call, 'drain');
};

const isBackwards = (options: Options): boolean => options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

const ofStream = (events: readonly FakeEvent[], options: Options): readonly FakeEvent[] => {
  const from = options.getStream()!;
  const revision = from.hasRevision() ? Number(from.getRevision()) : null;
  if (isBackwards(options)) return events.filter((event) => revision === null || event.revision <= revision).toReversed();
  return events.filter((event) => event.revision >= (revision ?? 0));
};

const ofAll = (log: FakeLog, options: Options): readonly FakeEvent[] => {
  const from = options.getAll()!;
  const position = from.hasPosition() ? BigInt(from.getPosition()!.getCommitPosition()) : null;
  if (isBackwards(options)) return log.all.filter((event) => position === null || event.position < position).toReversed();
  return log.all.filter((event) => event.position >= (position ?? 0n));
};

const readOnce = async (call: Call, log: FakeLog, faults: Faults, options: Options): Promise<void> => {
  const fault = faults.reads.shift();
  if (fault === 'hang') return;
  if (fault === 'fail') throw failure(status.UNAVAILABLE);
  const name = options.hasStream() ? nameOf(options.getStream()!.getStreamIdentifier()) : null;
  const held = name === null ? null : log.read(name);
  if (held === 'deleted') throw failure(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': encodeURIComponent(name!) });
  if (name !== null && held === null) await send(call, notFoundMessage(name));
  else {
    const events = (held ? ofStream(held, options) : ofAll(log, options)).slice(0, Number(options.getCount()));
    const sent = fault === 'stall' ? events.slice(0, events.length / 2) : events;
    for (const event of sent) await send(call, eventMessage(event, held !== null && faults.positionless));
    if (fault === 'stall') return;
  }
  call.end();
};

/** The subscriptions under way, and what may befall all of them. */
export interface Subscriptions {
  readonly count: number;
  /** The server ends them as if all were well. */
  endAll(): void;
  failAll(): void;
  /** They stay open and say no more. */
  silenceAll(): void;
}

export const createReads = (log: FakeLog, faults: Faults) => {
  const running = new Set<{ call: Call; silent: boolean }>();

  const subscribe = async (call: Call, options: Options): Promise<void> => {
    const fault = faults.subscriptions.shift();
    if (fault === 'refused') throw failure(status.UNAVAILABLE);
    if (fault === 'unconfirmed') return;
    const self = { call, silent: fault === 'silent' };
    running.add(self);
    let wake = (): void => undefined;
    const unwatch = log.watch(() => wake());
    const stop = (): void => {
      running.delete(self);
      unwatch();
    };
    call.on('cancelled', stop);
    call.on('close', stop);
    await send(call, confirmationMessage(newId()));
    if (fault === 'senseless checkpoint') await send(call, senselessCheckpoint());
    const from = options.getAll()!;
    const after = from.hasPosition() ? BigInt(from.getPosition()!.getCommitPosition()) : -1n;
    let next = log.all.findIndex((event) => event.position > after);
    if (next < 0) next = log.all.length;
    for (let caughtUp = false; running.has(self);) {
      const event = self.silent ? undefined : log.all[next];
      if (event) {
        next += 1;
        await send(call, eventMessage(event));
      } else {
        if (!caughtUp && !self.silent) await send(call, caughtUpMessage());
        caughtUp = true;
        if (next < log.all.length && !self.silent) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  };

  const read = (call: Call): void => {
    const options = call.request.getOptions()!;
    call.on('error', () => undefined);
    const reading = options.hasSubscription() ? subscribe(call, options) : readOnce(call, log, faults, options);
    reading.catch((error: Error) => call.emit('error', error));
  };

  const forAll = (act: (call: Call) => void): void => {
    for (const self of running) {
      running.delete(self);
      act(self.call);
    }
  };
  const subscriptions: Subscriptions = {
    get count() {
      return running.size;
    },
    endAll: () => forAll((call) => call.end()),
    failAll: () => forAll((call) => call.emit('error', failure(status.UNAVAILABLE))),
    silenceAll: () => {
      for (const self of running) self.silent = true;
    },
  };
  return { read, subscriptions };
};
