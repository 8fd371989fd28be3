import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { Figure } from '../home/Figure.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';

const proposals = graphql(`
  query Proposals {
    programmeList(filter: { proposal: [waiting] }, first: 200) {
      nodes {
        programmeId
        proposedBy
      }
    }
  }
`);

const asked = {};
const live = ['programme-list'];

/** Changes of the rules that wait for somebody else than who proposed them; undefined: not known, or not one's business. */
const useWaiting = (): number | undefined => {
  const { actor, reads } = useMe();
  const may = useMay();
  const pause = !may('confirmProgrammeProposal') || !('programme-list' in reads);
  const { data } = useLiveQuery({ query: proposals, variables: asked, live, pause });
  return data?.programmeList.nodes.filter(({ proposedBy }) => proposedBy !== actor.id).length;
};

/** Told while something waits: most days nothing does. */
export const ProposalsFigure = () => {
  const { t } = useTranslation('rules');
  const waiting = useWaiting();
  return waiting ? <Figure name="proposals" label={t('proposalsWait')} value={waiting} to="/rules" /> : null;
};

/** The same in the menu. */
export const ProposalsBadge = () => {
  const { t } = useTranslation('rules');
  const waiting = useWaiting();
  return waiting ? (
    <span className="side-count side-count-calm" data-testid="proposals-badge" aria-label={`${t('proposalsWait')}: ${waiting}`}>
      {waiting}
    </span>
  ) : null;
};
