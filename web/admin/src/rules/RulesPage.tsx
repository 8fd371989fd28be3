import { Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { rulesDesk } from './queries.ts';
import { RulesDesk } from './RulesDesk.tsx';

const live = ['programme-list'];

/** The rules desk (A5): what findings lead to, changed by the city, one proposing and another confirming. */
export const RulesPage = () => {
  const { t } = useTranslation('rules');
  const { programmes, programmeName } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const programmeId = parameters.get('programme') ?? programmes[0]?.id ?? '';
  const { data, error, again } = useLiveQuery({ query: rulesDesk, variables: { programmeId }, pause: programmeId === '', live });
  const desk = data?.rulesDesk;
  return (
    <div className="page rules">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <label className="kept">
          {t('programme')}{' '}
          <Select
            style={{ minWidth: 260 }}
            value={programmeId}
            data-testid="rules-programme"
            options={programmes.map(({ id }) => ({ value: id, label: programmeName(id) }))}
            onChange={(value) => setParameters({ programme: value }, { replace: true })}
          />
        </label>
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      {error && !desk ? <Failure error={error} onRetry={again} /> : null}
      {!error && !desk ? <Skeleton active /> : null}
      {desk && <RulesDesk key={programmeId} programmeId={programmeId} desk={desk} />}
    </div>
  );
};
