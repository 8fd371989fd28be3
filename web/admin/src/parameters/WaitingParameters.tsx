import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { waitingParameters } from './queries.ts';

const asked = {};
const live = ['parameter-list'];

/** Beside the place in the menu: how many proposals wait for this person to confirm them. */
export const WaitingParameters = () => {
  const { t } = useTranslation('parameters');
  const { actor, operations, institution } = useMe();
  const scope = operations.confirmParameterProposal;
  const { data } = useLiveQuery({ query: waitingParameters, variables: asked, live, pause: scope === undefined });
  const reached = (rowId: string): boolean => scope === 'city' || (institution !== null && rowId.startsWith(`${institution.id}/`));
  const waiting = data?.parameterList.nodes.filter(({ rowId, proposedBy }) => proposedBy !== actor.id && reached(rowId)).length ?? 0;
  if (waiting === 0) return null;
  return (
    <span className="side-count side-count-calm" data-testid="parameters-badge" aria-label={t('waitingCount', { count: waiting })}>
      {waiting}
    </span>
  );
};
