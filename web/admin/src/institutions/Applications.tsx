import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { Figure } from '../home/Figure.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { applications } from './queries.ts';
import { waitingFor } from './waiting.ts';

const asked = {};
const live = ['institution-list'];

/** How many applications wait for this person; undefined: not known yet, null: none ever does. */
const useWaiting = (): number | null | undefined => {
  const me = useMe();
  const may = useMay();
  const { institutions } = useDirectory();
  const admits = may('admitByCounty') || may('admitInstitution');
  const { data } = useLiveQuery({ query: applications, variables: asked, live, pause: !admits });
  return useMemo(() => {
    if (!admits) return null;
    return data && institutions.length > 0 ? waitingFor(me, data.institutionList.nodes, institutions).length : undefined;
  }, [admits, data, me, institutions]);
};

const to = '/institutions?admission=waiting';

/** Clinics that applied and wait for one's own step. */
export const ApplicationsFigure = () => {
  const { t } = useTranslation('institutions');
  const waiting = useWaiting();
  return waiting === null ? null : <Figure name="applications" label={t('applicationsWait')} value={waiting} to={to} />;
};

/** The same in the menu; nothing where nothing waits. */
export const ApplicationsBadge = () => {
  const { t } = useTranslation('institutions');
  const waiting = useWaiting();
  return waiting ? (
    <span className="side-count side-count-calm" data-testid="applications-badge" aria-label={`${t('applicationsWait')}: ${waiting}`}>
      {waiting}
    </span>
  ) : null;
};
