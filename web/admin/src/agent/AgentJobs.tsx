import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { AgentJob } from './agent-client.ts';

interface AgentJobsProps {
  readonly jobs: readonly AgentJob[];
  readonly onAgain: (id: string) => void;
  readonly onCancel: (id: string) => void;
}

const isOpen = ({ state }: AgentJob): boolean => state !== 'done' && state !== 'cancelled';

/** What waits, what went wrong and what came out last, newest first. */
export const AgentJobs = ({ jobs, onAgain, onCancel }: AgentJobsProps) => {
  const { t } = useTranslation('agent');
  const text = useText();
  if (jobs.length === 0) return <p className="muted small">{t('queueEmpty')}</p>;
  return (
    <ul className="agent-jobs">
      {jobs.toReversed().map((job) => (
        <li key={job.id} data-testid={`job-${job.state}`}>
          <div className="agent-row">
            <span>
              {job.title || t(`kind_${job.kind}`)} · {t(`job_${job.state}`)}
              {job.reprint > 0 && ` · ${t('reprint', { count: job.reprint })}`}
            </span>
            {isOpen(job) && (
              <span>
                {job.problem && (
                  <Button size="small" type="link" onClick={() => onAgain(job.id)}>
                    {t('retry')}
                  </Button>
                )}
                <Button size="small" type="link" onClick={() => onCancel(job.id)}>
                  {t('cancel')}
                </Button>
              </span>
            )}
          </div>
          {isOpen(job) && job.problem && <p className="agent-problem small">{text(job.problem.text)}</p>}
        </li>
      ))}
    </ul>
  );
};
