import type { LayoutEvent } from '@healthcert/domain/layout';
import type { Recorded } from '@healthcert/domain/kernel';
import { projection, rowsOf } from '../kernel/index.ts';
import { layoutListModel } from './table.ts';

const { put, patch } = rowsOf(layoutListModel);

const changed = ({ meta }: Recorded<LayoutEvent>) => ({ changedAt: meta.at, changedBy: meta.actorId });

export const layoutList = projection<LayoutEvent>({
  readModel: layoutListModel,
  on: {
    // The first event of every stream is a draft: later ones must not forget what was published.
    LayoutDraftSaved: (event) => {
      const { kind, institutionId, programmeId } = event.data;
      if (event.revision > 0) return patch(event.streamId, { hasDraft: true, ...changed(event) });
      return put({
        layoutId: event.streamId,
        kind,
        institutionId,
        programmeId,
        versions: 0,
        inUse: null,
        hasDraft: true,
        ...changed(event),
      });
    },
    LayoutDraftDiscarded: (event) => patch(event.streamId, { hasDraft: false, ...changed(event) }),
    LayoutPublished: (event) =>
      patch(event.streamId, { hasDraft: false, versions: event.data.number, inUse: event.data.number, ...changed(event) }),
    LayoutWithdrawn: (event) => patch(event.streamId, { inUse: null, ...changed(event) }),
  },
});
