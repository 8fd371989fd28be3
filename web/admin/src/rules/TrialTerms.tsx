import { useTranslation } from 'react-i18next';
import type { Trial } from './queries.ts';

const terms = ['longer', 'shorter', 'newlyUnderAge', 'noLongerUnderAge'] as const;

/** What changed months of validity or a changed minimum age would have meant; nothing where neither changed. */
export const TrialTerms = ({ terms: counts }: { readonly terms: Trial['terms'] }) => {
  const { t } = useTranslation('rules');
  const some = terms.filter((term) => counts[term] > 0);
  return some.length === 0 ? null : (
    <ul className="rule-trial-terms" data-testid="trial-terms">
      {some.map((term) => (
        <li key={term}>{t(`terms.${term}`, { count: counts[term] })}</li>
      ))}
    </ul>
  );
};
