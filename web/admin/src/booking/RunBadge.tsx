import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { lastCapacityRun } from './queries.ts';

const asked = {};
const live = ['capacity-run-list'];

/** Beside the place in the menu: the last run could not open every day. */
export const RunBadge = () => {
  const { t } = useTranslation('booking');
  const { data } = useLiveQuery({ query: lastCapacityRun, variables: asked, live });
  const [last] = data?.capacityRunList.nodes ?? [];
  if (last?.state !== 'failed') return null;
  const days = last.failures.length;
  return (
    <span className="side-count" data-testid="run-badge" aria-label={t('runFailed', { count: days })}>
      {days}
    </span>
  );
};
