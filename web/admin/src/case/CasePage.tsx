import { EmptyState } from '@healthcert/web-ui';
import { Tabs } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { AsOf, AsOfChoice } from './AsOf.tsx';
import { CancelledNotice } from './CancelledNotice.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseCertificates } from './CaseCertificates.tsx';
import { CaseOverview } from './CaseOverview.tsx';
import { CaseResults } from './CaseResults.tsx';
import { KeptForms } from './KeptForms.tsx';
import { TimeLine } from './TimeLine.tsx';
import { useProgramme } from './useProgramme.ts';

const caseOpened = graphql(`
  query CaseOpened($caseId: ID!, $asOf: DateTime) {
    caseFile(caseId: $caseId, asOf: $asOf) {
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
/** What was does not change. */
const past: readonly string[] = [];

/** Everything of one case; what may be done with it stands at the top. */
export const CasePage = () => {
  const { caseId = '' } = useParams();
  const { t } = useTranslation('case');
  const { t: queue } = useTranslation('queue');
  const [parameters, setParameters] = useSearchParams();
  const at = parameters.get('at');
  const variables = useMemo(() => ({ caseId, asOf: at }), [caseId, at]);
  const { data, error, again } = useLiveQuery({ query: caseOpened, variables, live: at === null ? live : past, every: 3000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);

  if (error && !file) return <Failure error={error} onRetry={again} />;
  const go = (tab: string, instant: string | null): void =>
    setParameters({ tab, ...(instant !== null && { at: instant }) }, { replace: true });
  const tab = parameters.get('tab') ?? 'overview';
  if (data && !file && at !== null)
    return (
      <>
        <AsOf at={at} onChange={(instant) => go(tab, instant)} />
        <EmptyState title={t('notYet')} />
      </>
    );
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div aria-busy="true" />;
  return (
    <div className="case">
      <PersonHead of={file} link={false}>
        {at === null && (
          <>
            <AsOfChoice at={null} onChange={(instant) => go(tab, instant)} />
            <CaseActions of={file} programme={programme} />
          </>
        )}
      </PersonHead>
      {at === null ? <CancelledNotice of={file} /> : <AsOf at={at} onChange={(instant) => go(tab, instant)} />}
      <Tabs
        className="case-tabs"
        activeKey={tab}
        onChange={(chosen) => go(chosen, at)}
        items={[
          {
            key: 'overview',
            label: t('overview'),
            children: <CaseOverview of={file} findings={file} conclusion={file} programme={programme} />,
          },
          { key: 'results', label: t('results'), children: <CaseResults of={file} programme={programme} /> },
          { key: 'certificates', label: t('certificates'), children: <CaseCertificates of={file} asOf={at} /> },
          ...(file.keptForms ? [{ key: 'forms', label: t('forms'), children: <KeptForms of={file} /> }] : []),
          { key: 'timeLine', label: t('timeLine'), children: <TimeLine caseId={caseId} programme={programme} asOf={at} /> },
        ]}
      />
    </div>
  );
};
