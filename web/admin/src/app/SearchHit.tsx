import { StatusBadge } from '@healthcert/web-ui';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from './useToday.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { validityStatus } from '../lists/Cell.tsx';
import { shortTime } from '../words/time.ts';
import { useCode, useLanguage, useText } from '../words/useWords.ts';
import { useDirectory } from './DirectoryProvider.tsx';
import { StageTag } from './StageTag.tsx';

export const searchHit = graphql(`
  fragment SearchHit on SearchHit {
    kind
    by {
      zh
      en
    }
    caseNumber
    certificateNumber
    name
    maskedDocument
    sex
    birthYear
    institutionId
    stage
    validity
    validUntil
    processing
    at
    bookedFor
    slot
  }
`);

/** Whom a search found, where, and how it stands. */
export const SearchHit = ({ of }: { readonly of: FragmentType<typeof searchHit> }) => {
  const row = readFragment(searchHit, of);
  const today = useToday();
  const { t } = useTranslation();
  const code = useCode();
  const text = useText();
  const language = useLanguage();
  const { institutionName } = useDirectory();
  const number = row.certificateNumber ?? row.caseNumber;
  return (
    <>
      <span className="search-who">
        <b>{row.name ?? number}</b>
        {row.sex && (
          <span>
            {code('sex', row.sex)} · {row.birthYear}
          </span>
        )}
        <span className="number">{row.maskedDocument}</span>
        <span className="search-by">{text(row.by)}</span>
      </span>
      <span className="search-where">
        <span className="number">{number}</span>
        <span>{row.institutionId && institutionName(row.institutionId)}</span>
        {row.kind === 'oldCard' && <span>{t('until', { day: row.validUntil })}</span>}
        <span>{row.bookedFor ? `${row.bookedFor} ${row.slot}` : row.at && shortTime(row.at, today)}</span>
        <span className="search-state">
          {row.kind === 'oldCard' && <Tag variant="filled">{t('oldCard')}</Tag>}
          {row.validity && <StatusBadge status={validityStatus(row.validity, row.validUntil ?? undefined, today)} language={language} />}
          {row.bookedFor && t('booked')}
          {row.stage && !row.validity && <StageTag stage={row.stage} />}
          {row.processing && row.processing !== 'open' && code('processing', row.processing)}
        </span>
      </span>
    </>
  );
};
