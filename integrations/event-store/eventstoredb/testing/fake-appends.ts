import { status, type ServerDuplexStream, type ServerReadableStream, type ServiceError, type sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { newId, type ExpectedRevision } from '@healthcert/domain/kernel';
import type { Appended, FakeLog, ProposedEvent } from './fake-log.ts';
import type { AppendFault, Faults } from './faults.ts';
import { failure, identifierOf, nameOf, proposedOf, uuidOf } from './messages.ts';

interface ExpectedOptions {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

const expectedOf = (options: ExpectedOptions, revision: string): ExpectedRevision => {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : Number(revision);
};

const writesNothing = new Set<AppendFault | undefined>(['request lost', 'connection lost before writing', 'access denied', 'not leader']);

const positioned = (position: bigint) =>
  new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));

const wrongVersion = (actual: number): AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual >= 0) wrong.setCurrentRevision(String(actual));
  else wrong.setCurrentNoStream(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

const notLeader = (leader: string): ServiceError => {
  const [host, port] = leader.split(':');
  return failure(status.NOT_FOUND, 'not-leader', { 'leader-endpoint-host': host!, 'leader-endpoint-port': port! });
};

/** One call for each append. */
export const singleAppend =
  (log: FakeLog, faults: Faults) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, reply: sendUnaryData<AppendResp>): void => {
    const proposed: ProposedEvent[] = [];
    let stream = '';
    let expected: ExpectedRevision = 'any';
    call.on('error', () => undefined);
    call.on('data', (message: AppendReq) => {
      const options = message.getOptions();
      if (options) {
        stream = nameOf(options.getStreamIdentifier());
        expected = expectedOf(options, options.getRevision());
      } else proposed.push(proposedOf(message.getProposedMessage()!));
    });
    call.on('end', () => {
      // A call that was given up half way is no append, as a server knows from how it ended: of a lost connection it may
      // hear that only after the end.
      if (call.cancelled || proposed.length === 0) return;
      const fault = faults.appends.shift();
      const result: Appended = writesNothing.has(fault) ? { kind: 'deleted' } : log.append(stream, expected, proposed);
      if (fault === 'answer lost' || fault === 'request lost') return;
      if (fault === 'access denied') return reply(failure(status.PERMISSION_DENIED, 'access-denied'));
      if (fault === 'not leader') return reply(notLeader(faults.address));
      if (fault === 'server timeout') return reply(failure(status.ABORTED));
      if (fault?.startsWith('connection lost')) return reply(failure(status.UNAVAILABLE));
      if (fault === 'empty answer') return reply(null, new streams.AppendResp());
      if (result.kind === 'deleted')
        return reply(failure(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': encodeURIComponent(stream) }));
      if (result.kind === 'wrong') return reply(null, wrongVersion(result.actual));
      const success = new streams.AppendResp.Success().setCurrentRevision(String(result.revision));
      if (fault === 'without position') success.setNoPosition(new shared.Empty());
      else success.setPosition(positioned(result.position));
      const answer = (): void => reply(null, new streams.AppendResp().setSuccess(success));
      if (fault === 'answer late') setTimeout(answer, faults.lateBy);
      else answer();
    });
  };

const packed = (message: { serializeBinary(): Uint8Array }, type: string): Status => {
  const details = new any.Any();
  details.pack(message.serializeBinary(), `event_store.client.${type}`);
  return new statuses.Status().setDetails(details).setMessage(type);
};

const refusalOf = (result: Exclude<Appended, { kind: 'written' }>): Status => {
  if (result.kind === 'deleted') return packed(new shared.StreamDeleted(), 'StreamDeleted');
  const wrong = new shared.WrongExpectedVersion();
  if (result.actual >= 0) wrong.setCurrentStreamRevision(String(result.actual));
  else wrong.setCurrentNoStream(new empty.Empty());
  return packed(wrong, 'WrongExpectedVersion');
};

const batchAnswer = (result: Appended, fault: AppendFault | undefined): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  if (fault === 'empty answer') return answer;
  if (fault === 'access denied') return answer.setError(packed(new shared.AccessDenied(), 'AccessDenied'));
  if (fault === 'server timeout') return answer.setError(packed(new shared.Timeout(), 'Timeout'));
  if (result.kind !== 'written') return answer.setError(refusalOf(result));
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(result.revision));
  if (fault === 'without position') success.setNoPosition(new empty.Empty());
  else {
    const position = new shared.AllStreamPosition().setCommitPosition(String(result.position)).setPreparePosition(String(result.position));
    success.setPosition(position);
  }
  return answer.setSuccess(success);
};

interface Batch {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly proposed: ProposedEvent[];
}

/** One stream of appends for all, answered by correlation id. */
export const batchAppend =
  (log: FakeLog, faults: Faults) =>
  (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const open = new Map<string, Batch>();
    let deaf = false;
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (message: BatchAppendReq) => {
      if (deaf) return;
      const id = message.getCorrelationId()!.getString();
      const options = message.getOptions();
      if (options) {
        const stream = nameOf(options.getStreamIdentifier());
        open.set(id, { stream, expected: expectedOf(options, options.getStreamPosition()), proposed: [] });
      }
      const batch = open.get(id)!;
      batch.proposed.push(...message.getProposedMessagesList().map(proposedOf));
      if (!message.getIsFinal()) return;
      open.delete(id);
      const fault = faults.appends.shift();
      const result: Appended = writesNothing.has(fault) ? { kind: 'deleted' } : log.append(batch.stream, batch.expected, batch.proposed);
      if (fault === 'stream deaf') deaf = true;
      if (deaf || fault === 'answer lost' || fault === 'request lost') return;
      if (fault?.startsWith('connection lost')) call.emit('error', failure(status.UNAVAILABLE));
      else if (fault === 'not leader') call.emit('error', notLeader(faults.address));
      else if (fault === 'stream ended') call.end();
      else {
        const answered = fault === 'unknown correlation id' ? newId() : id;
        const message = batchAnswer(result, fault).setCorrelationId(uuidOf(answered)).setStreamIdentifier(identifierOf(batch.stream));
        if (fault === 'answer late') setTimeout(() => call.write(message), faults.lateBy);
        else call.write(message);
      }
    });
  };
