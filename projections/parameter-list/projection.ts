import type { ParameterEvent } from '@healthcert/domain/parameter';
import type { Recorded } from '@healthcert/domain/kernel';
import { projection, rowsOf, type RowOperation } from '../kernel/index.ts';
import { parameterListModel } from './table.ts';

const { put } = rowsOf(parameterListModel);

interface Touched {
  readonly institutionId: string | null;
  readonly name: string;
}

const touched = (
  { institutionId, name }: Touched,
  { meta: { at, actorId } }: Pick<Recorded, 'meta'>,
  proposal: 'waiting' | 'returned' | null = null,
  proposedBy: string | null = null,
): RowOperation =>
  put({ rowId: `${institutionId ?? 'city'}/${name}`, institutionId, name, proposal, proposedBy, changedAt: at, changedBy: actorId });

export const parameterList = projection<ParameterEvent>({
  readModel: parameterListModel,
  on: {
    ParameterSet: (event) => touched(event.data, event),
    ParameterProposed: (event) => touched(event.data, event, 'waiting', event.data.proposedBy),
    ParameterProposalReturned: (event) => touched(event.data, event, 'returned'),
    ParameterProposalWithdrawn: (event) => touched(event.data, event),
    MenuArranged: (event) => {
      const { roleId } = event.data;
      return touched({ institutionId: null, name: roleId === null ? 'menu' : `menu/${roleId}` }, event);
    },
  },
});
