import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { OutcomeTag } from '../app/StageTag.tsx';
import { useRow } from '../words/useWords.ts';
import type { Trial } from './queries.ts';
import type { RuleWords } from './useRuleWords.ts';

/** Shown at once; the matrix counts all. */
const most = 200;

/** Whose outcome would differ, by case number: nobody's name. */
export const TrialCases = ({ cases, words }: { readonly cases: Trial['changed']; readonly words: RuleWords }) => {
  const { t } = useTranslation('rules');
  const inRow = useRow();
  const { reads } = useMe();
  const { institutionName } = useDirectory();
  return (
    <table className="rule-figures rule-cases" data-testid="trial-cases">
      <caption>
        {t('changedCases')}
        {cases.length > most && <span className="muted"> · {t('shownOf', { shown: most, count: cases.length })}</span>}
      </caption>
      <thead>
        <tr>
          <th>{t('caseNumber')}</th>
          <th>{t('institution')}</th>
          <th>{t('was')}</th>
          <th>{t('is')}</th>
          <th>{t('because')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.slice(0, most).map(({ caseId, caseNumber, institutionId, before, after, newlyFired, noLongerFired, byHand }) => (
          <tr key={caseId}>
            <td className="number">{'case-worklist' in reads ? <Link to={`/cases/${caseId}`}>{caseNumber}</Link> : caseNumber}</td>
            <td>{institutionName(institutionId)}</td>
            <td>
              <OutcomeTag outcome={before} />
            </td>
            <td>
              <OutcomeTag outcome={after} />
            </td>
            <td>
              {inRow([...newlyFired.map(words.rowName), ...noLongerFired.map((id) => `${words.rowName(id)} (${t('noLonger')})`)])}
              {byHand && <span className="hc-badge hc-tone-suspended">{t('byHand')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
