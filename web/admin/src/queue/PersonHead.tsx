import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { StageTag } from '../app/StageTag.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useFeePolicy } from '../fees/useFeePolicy.ts';
import { Withheld } from '../lists/Cell.tsx';
import { useCode } from '../words/useWords.ts';
import { Portrait } from './Portrait.tsx';

export const personHead = graphql(`
  fragment PersonHead on CaseFile {
    caseId
    caseNumber
    stage
    sex
    age
    underAge
    recheckDueOn
    jobCode
    programmeId
    paperForm
    fee {
      state
    }
    identity {
      name
      documentNumber
      employer
      phone
      portraitFile
    }
  }
`);

interface PersonHeadProps {
  readonly of: FragmentType<typeof personHead>;
  readonly children?: ReactNode;
  /** The way to the case's own page. */
  readonly link?: boolean;
}

/** Whom this is about, at the top of every page that serves one person: never out of sight while something is entered. */
export const PersonHead = ({ of, children, link = true }: PersonHeadProps) => {
  const file = readFragment(personHead, of);
  const { t } = useTranslation('queue');
  const today = useToday();
  const { t: desk } = useTranslation('desk');
  const { t: rechecks } = useTranslation('rechecks');
  const { t: fees } = useTranslation('fees');
  const unpaid = useFeePolicy()?.unpaid;
  const code = useCode();
  const { jobName, programmeName } = useDirectory();
  const { identity } = file;
  return (
    <header className="person">
      <Portrait file={identity?.portraitFile ?? null} name={identity?.name ?? ''} />
      <div className="person-words">
        <div className="person-name">
          <h1>{identity?.name ?? file.caseNumber}</h1>
          <span className="whole">
            {code('sex', file.sex)} · {t('age', { age: file.age })}
          </span>
          <StageTag stage={file.stage} />
          {file.recheckDueOn && (
            <Tag color={file.recheckDueOn < today ? 'error' : 'processing'}>{rechecks('dueOn', { day: file.recheckDueOn })}</Tag>
          )}
          {file.underAge && <Tag color="warning">{desk('underAge')}</Tag>}
          {file.paperForm != null && (
            <Tag color="purple" title={file.paperForm}>
              {t('enteredLate')}
            </Tag>
          )}
          {file.fee?.state === 'unpaid' && unpaid !== 'allow' && (
            <Tag color={unpaid === 'block' ? 'error' : 'warning'} data-testid="unpaid">
              {fees(unpaid === 'block' ? 'unpaid.block' : 'unpaid.warn')}
            </Tag>
          )}
        </div>
        <p className="person-line">
          <span className="number">{file.caseNumber}</span>
          <span className="number">{identity ? identity.documentNumber : <Withheld />}</span>
          <span>{programmeName(file.programmeId)}</span>
          <span>{jobName(file.jobCode)}</span>
          {identity?.employer && <span>{identity.employer}</span>}
          {link && <Link to={`/cases/${file.caseId}`}>{t('openCase')}</Link>}
        </p>
      </div>
      <div className="person-actions no-print">{children}</div>
    </header>
  );
};
