import { caseEvents, type CaseEvent } from '@healthcert/domain/case';
import { createCodec, newId } from '@healthcert/domain/kernel';
import { column, projection, readModel, rowsOf } from '@healthcert/projections/kernel';
import type { BenchKey } from '../key.ts';
import { measureRebuild, metaOf, type RebuildLoad } from '../rebuild-load.ts';

const reviews = readModel({
  name: 'bench-reviews',
  title: { zh: '复核', en: 'Reviews' },
  version: 1,
  key: ['caseId'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'caseId', descending: false },
  columns: {
    caseId: column.uuid('体检', 'Case'),
    institutionId: column.text('机构', 'Institution'),
    reviewedBy: column.text('复核人', 'Reviewed by'),
    reviewedAt: column.timestamptz('复核时间', 'Reviewed'),
    remote: column.boolean('远程', 'Remote'),
    revision: column.integer('版本', 'Revision'),
  },
});
const rows = rowsOf(reviews);

const load: RebuildLoad = {
  database: 'rebuild_plain',
  events: 200_000,
  projection: projection<CaseEvent>({
    readModel: reviews,
    on: {
      ConclusionReviewed: ({ data, meta, streamId, revision }) =>
        rows.put({
          caseId: streamId,
          institutionId: meta.institutionId ?? '',
          reviewedBy: data.reviewedBy,
          reviewedAt: data.reviewedAt,
          remote: data.remote,
          revision,
        }),
    },
  }),
  codec: () => createCodec([caseEvents], { cached: () => null, fetch: () => Promise.resolve() }),
  append: async (store, codec, n) => {
    const id = newId();
    const meta = metaOf(n);
    const event = { type: 'ConclusionReviewed', data: { reviewedBy: meta.actorId, reviewedAt: meta.at, remote: n % 3 === 0 } };
    return store.append(`case-${id}`, 'no_stream', await codec.encode('case', id, [event], meta));
  },
};

export const bench: BenchKey = {
  key: 'rebuild_plain',
  what: 'events/s of a rebuild without personal fields, 200,000 events of a row each / COPY of the same rows with their key',
  min: 0.22,
  aim: 0.3,
  run: (environment) => measureRebuild(environment, load),
};
