import { caseEvents, type CaseEvent } from '@healthcert/domain/case';
import { createCodec, newId, type Codec, type EventStore } from '@healthcert/domain/kernel';
import { column, nullable, projection, readModel, rowsOf } from '@healthcert/projections/kernel';

/** A read model of plain fields, of a usual width: one row for every event that `appendReview` appends. */
export const reviewsModel = readModel({
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
    reviewedOn: column.date('复核日期', 'Day'),
    remote: column.boolean('远程', 'Remote'),
    roles: column.textArray('角色', 'Roles'),
    stage: column.text('进度', 'Stage'),
    commandId: column.text('操作', 'Command'),
    correlationId: column.uuid('流程', 'Process'),
    printed: column.boolean('已打印', 'Printed'),
    certificateNumber: nullable(column.text('健康证号', 'Certificate')),
    returns: column.integer('退回次数', 'Returns'),
    revision: column.integer('版本', 'Revision'),
  },
});
const rows = rowsOf(reviewsModel);

export const reviews = projection<CaseEvent>({
  readModel: reviewsModel,
  on: {
    ConclusionReviewed: ({ data, meta, streamId, revision }) =>
      rows.put({
        caseId: streamId,
        institutionId: meta.institutionId ?? '',
        reviewedBy: data.reviewedBy,
        reviewedAt: data.reviewedAt,
        reviewedOn: data.reviewedAt.slice(0, 10),
        remote: data.remote,
        roles: meta.actorRoles,
        stage: 'reviewed',
        commandId: meta.commandId,
        correlationId: meta.correlationId,
        printed: false,
        certificateNumber: null,
        returns: 0,
        revision,
      }),
  },
});

export const reviewsCodec = (): Codec => createCodec([caseEvents], { cached: () => null, fetch: () => Promise.resolve() });

export const metaOf = (n: number) => ({
  commandId: newId(),
  actorId: `staff-${n % 50}`,
  actorRoles: ['physician'],
  institutionId: `clinic-${n % 20}`,
  at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
  correlationId: newId(),
  causationId: null,
});

/** Appends the nth review, to a case of its own. */
export const appendReview = async (store: EventStore, codec: Codec, n: number) => {
  const id = newId();
  const meta = metaOf(n);
  const data = { reviewedBy: meta.actorId, reviewedAt: meta.at, remote: n % 3 === 0, outcome: 'fit' } as const;
  const event: CaseEvent = { type: 'ConclusionReviewed', data };
  return store.append(`case-${id}`, 'no_stream', await codec.encode('case', id, [event], meta));
};
