import { CloseOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { CaseCertificates } from '../case/CaseCertificates.tsx';
import { TimeLine } from '../case/TimeLine.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';

const certificateStory = graphql(`
  query CertificateStory($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      programmeId
      programmeVersion
      institutionId
      identity {
        name
      }
      ...CaseCertificates
    }
  }
`);

const live = ['case-worklist', 'certificate-register'];

interface CertificateStoryProps {
  readonly of: { readonly caseId: string; readonly name?: string | null; readonly number: string };
  readonly onClose: () => void;
}

/** One certificate beside the list: how it stands, what may be done, and what happened, newest first. */
export const CertificateStory = ({ of: { caseId, name, number }, onClose }: CertificateStoryProps) => {
  const { t } = useTranslation('certificates');
  const { t: queue } = useTranslation('queue');
  const me = useMe();
  const { data, error, again } = useLiveQuery({ query: certificateStory, variables: { caseId }, live });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  // As it is now: the row says what stands on the card.
  const whose = file?.identity?.name ?? name ?? number;
  return (
    <aside className="certificate-story" aria-label={t('storyOf', { name: whose })} data-testid="certificate-story">
      <header>
        <h2>{whose}</h2>
        <Link to={`/cases/${caseId}?tab=certificates`} data-testid="open-case">
          {t('openCase')}
        </Link>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('closeStory')}
          title="Esc"
          onClick={onClose}
          data-testid="close-story"
        />
      </header>
      {error && !file && <Failure error={error} onRetry={again} />}
      {!error && !data && <Skeleton active />}
      {data && !file && <EmptyState title={queue('gone')} />}
      {file && <CaseCertificates of={file} />}
      {file && programme && 'case-timeline' in me.reads && (
        <>
          <h3 className="section-title">{t('timeLine')}</h3>
          <TimeLine caseId={caseId} programme={programme} />
        </>
      )}
    </aside>
  );
};
