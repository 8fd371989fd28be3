import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { EarlierOfPersonQuery } from '../gql/graphql.ts';
import { dayInChina } from '../words/time.ts';
import { FormField } from './FormField.tsx';

interface OpenCaseProps {
  /** Not through yet; undefined: none that this page knows of. */
  readonly open: EarlierOfPersonQuery['caseWorklist']['nodes'][number] | undefined;
  /** At this desk's institution, under the programme that is chosen: another is refused without a reason. */
  readonly same: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly problem: string | undefined;
}

/** Somebody who is on the way already: the way to their case, and to another beside it, for a reason. */
export const OpenCase = ({ open, same, reason, onReason, problem }: OpenCaseProps) => {
  const { t } = useTranslation('desk');
  const { programmeName, institutionName } = useDirectory();
  const [another, setAnother] = useState(false);
  const asked = problem !== undefined || (same && (another || reason !== ''));
  return (
    <>
      {open && (
        <Alert
          type={same ? 'error' : 'warning'}
          showIcon
          data-testid="open-case"
          title={t(same ? 'openSame' : 'openOther', {
            number: open.caseNumber,
            day: dayInChina(open.registeredAt),
            programme: programmeName(open.programmeId),
            institution: institutionName(open.institutionId),
          })}
          action={
            <Space>
              <Link to={`/desk/${open.caseId}`} data-testid="open-unfinished">
                {t('openThis')}
              </Link>
              {same && !asked && (
                <Button size="small" type="text" onClick={() => setAnother(true)} data-testid="register-beside">
                  {t('besideOpenAsk')}
                </Button>
              )}
            </Space>
          }
        />
      )}
      {asked && (
        <FormField id="besideOpen" label={t('besideOpen')} problem={problem}>
          <Input
            id="besideOpen"
            autoFocus={problem === undefined && reason === ''}
            maxLength={200}
            status={problem ? 'error' : ''}
            value={reason}
            onChange={({ target }) => onReason(target.value)}
          />
        </FormField>
      )}
    </>
  );
};
