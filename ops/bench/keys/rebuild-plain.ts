import type { BenchKey } from '../key.ts';
import { measureRebuild, type RebuildLoad } from '../rebuild-load.ts';
import { appendReview, reviews, reviewsCodec } from '../reviews.ts';

const load: RebuildLoad = {
  database: 'rebuild_plain',
  events: 200_000,
  appends: 200_000,
  projection: reviews,
  codec: reviewsCodec,
  append: appendReview,
};

export const bench: BenchKey = {
  key: 'rebuild_plain',
  what: 'events/s of a rebuild without personal fields, 200,000 events of a row each / COPY of the same rows with their key',
  min: 0.22,
  aim: 0.3,
  run: (environment) => measureRebuild(environment, load),
};
