import { EmptyState } from '@healthcert/web-ui';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { CancelledNotice } from './CancelledNotice.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseCertificates } from './CaseCertificates.tsx';
import { CaseOverview } from './CaseOverview.tsx';
import { CaseResults } from './CaseResults.tsx';
import { KeptForms } from './KeptForms.tsx';
import { TimeLine } from './TimeLine.tsx';
import { useProgramme } from './useProgramme.ts';

const caseOpened = graphql(`
  query CaseOpened($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      programmeId
      programmeVersion
      institutionId
      ...PersonHead
      ...CaseActions
      ...CancelledNotice
      ...CaseOverview
      ...CaseResults
      ...CaseCertificates
      ...Findings
      ...ConclusionView
      keptForms {
        version
      }
      ...KeptForms
    }
  }
`);

const live = ['case-worklist', 'certificate-register'];

/** Everything of one case; what may be done with it stands at the top. */
export const CasePage = () => {
  const { caseId = '' } = useParams();
  const { t } = useTranslation('case');
  const { t: queue } = useTranslation('queue');
  const [parameters, setParameters] = useSearchParams();
  const { data, error, again } = useLiveQuery({ query: caseOpened, variables: { caseId }, live, every: 3000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div aria-busy="true" />;
  return (
    <div className="case">
      <PersonHead of={file} link={false}>
        <CaseActions of={file} programme={programme} />
      </PersonHead>
      <CancelledNotice of={file} />
      <Tabs
        className="case-tabs"
        activeKey={parameters.get('tab') ?? 'overview'}
        onChange={(tab) => setParameters({ tab }, { replace: true })}
        items={[
          {
            key: 'overview',
            label: t('overview'),
            children: <CaseOverview of={file} findings={file} conclusion={file} programme={programme} />,
          },
          { key: 'results', label: t('results'), children: <CaseResults of={file} programme={programme} /> },
          { key: 'certificates', label: t('certificates'), children: <CaseCertificates of={file} /> },
          ...(file.keptForms ? [{ key: 'forms', label: t('forms'), children: <KeptForms of={file} /> }] : []),
          { key: 'timeLine', label: t('timeLine'), children: <TimeLine caseId={caseId} programme={programme} /> },
        ]}
      />
    </div>
  );
};
