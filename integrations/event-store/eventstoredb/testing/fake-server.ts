import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { batchAppend, singleAppend } from './fake-appends.ts';
import { createFakeLog, type FakeLog } from './fake-log.ts';
import { createReads, type Subscriptions } from './fake-reads.ts';
import { noFaults, type Faults } from './faults.ts';
import { failure } from './messages.ts';

/** A server that speaks enough of EventStoreDB's protocol for the adapter, in this process, over a real socket. */
export interface FakeServer {
  readonly url: string;
  readonly log: FakeLog;
  readonly faults: Faults;
  readonly subscriptions: Subscriptions;
  /** How many appends came by each way. */
  readonly calls: { readonly single: number; readonly batches: number; readonly features: number };
  /** Cuts every connection and refuses new ones. */
  stop(): void;
  /** Serves again at the same address, with all that was written. */
  start(): Promise<void>;
}

export interface FakeServerOptions {
  /** Whether it says that it takes batches of appends; default true, as servers since 21.10 do. */
  readonly batches?: boolean;
}

const supported = (batches: boolean): SupportedMethods => {
  const method = (name: string) => new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name);
  const methods = ['read', 'append', 'delete', 'tombstone', ...(batches ? ['batchappend'] : [])].map(method);
  return new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion('23.10.0');
};

export const startFakeServer = async ({ batches = true }: FakeServerOptions = {}): Promise<FakeServer> => {
  const log = createFakeLog();
  const faults = noFaults();
  const { read, subscriptions } = createReads(log, faults);
  const calls = { single: 0, batches: 0, features: 0 };
  const oneByOne = singleAppend(log, faults);
  const inBatches = batchAppend(log, faults);
  const streams = {
    read,
    append: ((call, reply) => {
      calls.single += 1;
      oneByOne(call, reply);
    }) as typeof oneByOne,
    batchAppend: ((call) => {
      calls.batches += 1;
      inBatches(call);
    }) as typeof inBatches,
  };
  const getSupportedMethods = (_: ServerUnaryCall<unknown, SupportedMethods>, reply: sendUnaryData<SupportedMethods>): void => {
    calls.features += 1;
    if (faults.features === 'hang') return;
    if (faults.features === 'answer') reply(null, supported(batches));
    else reply(failure(faults.features));
  };

  let port = 0;
  let server: Server;
  const start = async (): Promise<void> => {
    server = new Server();
    server.addService(streamsService.StreamsService, streams);
    server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
    port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
  };
  await start();
  faults.address = `127.0.0.1:${port}`;
  return { url: `esdb://127.0.0.1:${port}?tls=false`, log, faults, subscriptions, calls, stop: () => server.forceShutdown(), start };
};
