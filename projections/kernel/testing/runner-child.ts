import { createPostgresEventStore } from '../../../integrations/event-store/postgres/index.ts';
import { describeTrouble, LiveReadModels, openReadDatabase, prepareReadModels, ProjectionRunner, rebuild, replay } from '../index.ts';
import { mendedParcels, parcelProjections, parcels } from './parcels.ts';
import { plainCodec } from './plain-codec.ts';

/** A projector's process that says where it is and stands still there, to be killed: `<url> <run|rebuild|replay> <point> <nth>`. */
const [url = '', mode, point, nth] = process.argv.slice(2);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

let left = Number(nth);
const reached = (at: string): Promise<void> | undefined => {
  if (at !== point || --left > 0) return undefined;
  say(`at ${at}`);
  return new Promise(() => undefined);
};

const store = await createPostgresEventStore({ url });
say('started');
const { pool } = openReadDatabase(url);
const shared = { connectionString: url, pool, store, codec: plainCodec, pageSize: 100, batchRows: 150, reached };
if (mode === 'rebuild') {
  await rebuild({ ...shared, projection: parcels });
  say('rebuilt');
} else if (mode === 'replay') {
  await replay({ ...shared, projection: mendedParcels });
  say('replayed');
} else {
  const models = parcelProjections.map(({ readModel }) => readModel);
  await prepareReadModels(pool, models, store.epoch);
  const live = new LiveReadModels({ pool, connectionString: url, models, epoch: store.epoch });
  await live.start();
  const onTrouble = (where: string, error: unknown): void => say(`trouble with ${where}: ${describeTrouble(error)}`);
  new ProjectionRunner({ ...shared, projections: parcelProjections, live, standbyPause: 20, longestPause: 100, onTrouble }).start();
}
