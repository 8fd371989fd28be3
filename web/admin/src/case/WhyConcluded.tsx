import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OutcomeTag } from '../app/StageTag.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { ConclusionViewFragment } from '../gql/graphql.ts';
import { useText } from '../words/useWords.ts';

type Row = NonNullable<NonNullable<ConclusionViewFragment['conclusion']>['rows']>[number];

interface WhyConcludedProps {
  readonly caseId: string;
  readonly programmeId: string;
  readonly version: number;
  /** When it was concluded; the results are shown as they stood then. */
  readonly at: string;
  readonly rows: readonly Row[];
}

/** Which rows of the rule table fired, of which version, and the way to the results of that moment. */
export const WhyConcluded = ({ caseId, programmeId, version, at, rows }: WhyConcludedProps) => {
  const { t } = useTranslation('case');
  const text = useText();
  const { programmeName } = useDirectory();
  return (
    <details className="why-concluded no-print" data-testid="why-concluded">
      <summary>{t('why')}</summary>
      <p className="small">
        {t('whyVersion', { programme: programmeName(programmeId), version })}{' '}
        <Link to={`/cases/${caseId}?tab=results&at=${at}`}>{t('whyResults')}</Link>
      </p>
      {rows.length === 0 ? (
        <p className="small muted">{t('whyNone')}</p>
      ) : (
        <table className="small">
          <thead>
            <tr>
              {(['item', 'whyCondition', 'whyOutcome', 'reasons', 'legalBasis'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowId, item, condition, outcome, reason, legalBasis }) => (
              <tr key={rowId}>
                <td>{text(item)}</td>
                <td>{text(condition)}</td>
                <td>
                  <OutcomeTag outcome={outcome} />
                </td>
                <td>{text(reason)}</td>
                <td>{legalBasis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
};
