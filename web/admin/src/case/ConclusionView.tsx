import { useTranslation } from 'react-i18next';
import { OutcomeTag } from '../app/StageTag.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Withheld } from '../lists/Cell.tsx';
import { WhyConcluded } from './WhyConcluded.tsx';
import { dayInChina, minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';

export const conclusionView = graphql(`
  fragment ConclusionView on CaseFile {
    caseId
    programmeId
    programmeVersion
    returnedBecause
    reopenedBecause
    review {
      reviewedBy
      reviewedAt
      remote
    }
    conclusion {
      outcome
      by
      legalBasis
      concludedBy
      concludedAt
      validUntil
      opinion
      sealOf
      handReason
      rows {
        rowId
        outcome
        legalBasis
        item {
          zh
          en
        }
        condition {
          zh
          en
        }
        reason {
          zh
          en
        }
      }
      reasons {
        zh
        en
      }
    }
  }
`);

/** The outcome with the reasons that the rules gave and the law they rest on. */
export const ConclusionView = ({ of }: { readonly of: FragmentType<typeof conclusionView> }) => {
  const { caseId, programmeId, programmeVersion, conclusion, review, returnedBecause, reopenedBecause } = readFragment(conclusionView, of);
  const { t } = useTranslation('case');
  const text = useText();
  const { staffName, institutionName } = useDirectory();
  if (!conclusion) {
    if (reopenedBecause) return <p className="muted">{t('reopenedBecause', { reason: reopenedBecause })}</p>;
    return <p className="muted">{returnedBecause ? t('returned', { reason: returnedBecause }) : t('noConclusion')}</p>;
  }
  return (
    <div className="conclusion sheet" data-testid="conclusion">
      <p className="conclusion-head">
        {conclusion.outcome === null ? <Withheld /> : <OutcomeTag outcome={conclusion.outcome} />}
        <span>{t(conclusion.by === 'hand' ? 'byHand' : 'byRules')}</span>
        {conclusion.validUntil && <span>{t('validUntil', { day: conclusion.validUntil })}</span>}
        <span className="muted">
          {staffName(conclusion.concludedBy)} · {minuteInChina(conclusion.concludedAt)}
        </span>
        {review && (
          <span className="muted">
            {t('reviewedAt')} {staffName(review.reviewedBy)} · {minuteInChina(review.reviewedAt)}
            {review.remote && ` · ${t('reviewedRemote')}`}
          </span>
        )}
      </p>
      {conclusion.reasons ? (
        conclusion.reasons.map((reason) => (
          <p key={reason.zh} className={conclusion.outcome === 'fit' ? '' : 'abnormal'}>
            {text(reason)}
          </p>
        ))
      ) : (
        <p>
          {t('reasons')} <Withheld />
        </p>
      )}
      {conclusion.handReason && (
        <p>
          <span className="muted">{t('handReason')} </span>
          {conclusion.handReason}
        </p>
      )}
      {conclusion.opinion && (
        <p>
          <span className="muted">{t('opinion')} </span>
          {conclusion.opinion}
          <span className="opinion-signed muted small">
            {staffName(conclusion.concludedBy)} · {dayInChina(new Date(conclusion.concludedAt))}
            {conclusion.sealOf && ` · ${t('sealOf', { institution: institutionName(conclusion.sealOf) })}`}
          </span>
        </p>
      )}
      {conclusion.legalBasis.length > 0 && (
        <p className="muted small">
          {t('legalBasis')} {conclusion.legalBasis.join('；')}
        </p>
      )}
      {conclusion.rows && (
        <WhyConcluded
          caseId={caseId}
          programmeId={programmeId}
          version={programmeVersion}
          at={conclusion.concludedAt}
          rows={conclusion.rows}
        />
      )}
    </div>
  );
};
