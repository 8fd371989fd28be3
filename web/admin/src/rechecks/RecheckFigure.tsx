import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { Figure } from '../home/Figure.tsx';

const rechecksDue = graphql(`
  query RechecksDue($today: Date!) {
    due: caseWorklistCount(filter: { recheckDueOn: { to: $today } })
    overdue: caseWorklistCount(filter: { recheckDueOn: { to: $today }, recheckReminded: [overdue] })
  }
`);

const live = ['case-worklist'];

/** Who is to be called for their recheck today, or should have been. */
export const RecheckFigure = ({ today }: { readonly today: string }) => {
  const { t } = useTranslation('rechecks');
  const variables = useMemo(() => ({ today }), [today]);
  const { data } = useLiveQuery({ query: rechecksDue, variables, live, every: 30_000 });
  const overdue = data?.overdue ?? 0;
  return <Figure name="rechecks" label={t('due')} value={data?.due} to="/rechecks" alarm={overdue > 0} />;
};
