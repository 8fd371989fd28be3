import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useClient } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { type Programme, rulesTrial, type Trial } from './queries.ts';
import { TrialCases } from './TrialCases.tsx';
import { TrialTerms } from './TrialTerms.tsx';
import { TrialMatrix } from './TrialMatrix.tsx';
import { useRuleWords } from './useRuleWords.ts';

interface TrialViewProps {
  readonly programme: Programme;
  readonly before: Programme;
  /** What is wrong is mended first. */
  readonly wrong: boolean;
}

interface Tried {
  readonly programme: Programme;
  readonly trial: Trial;
}

const spans = [1, 3, 6, 12];

/** "What would change": the table and the version before it, on the results of the last months. */
export const TrialView = ({ programme, before, wrong }: TrialViewProps) => {
  const { t } = useTranslation('rules');
  const client = useClient();
  const [months, setMonths] = useState(3);
  const [tried, setTried] = useState<Tried | null>(null);
  const [error, setError] = useState<CombinedError | null>(null);
  const [busy, setBusy] = useState(false);
  // Rows that either version has: what fires no more stands in the one before.
  const kept = new Set(programme.rules.map(({ id }) => id));
  const words = useRuleWords({
    items: programme.items,
    rules: [...programme.rules, ...before.rules.filter(({ id }) => !kept.has(id))],
  });

  const run = async (): Promise<void> => {
    setBusy(true);
    const { data, error: failed } = await client.query(rulesTrial, { programme, months }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    setError(failed ?? null);
    if (data) setTried({ programme, trial: data.rulesTrial });
  };
  const trial = tried?.trial;

  return (
    <section className="rule-trial">
      <p className="muted small">{t('trialLead')}</p>
      <div className="rule-trial-head">
        <Segmented
          value={months}
          options={spans.map((value) => ({ value, label: t('months', { count: value }) }))}
          onChange={(value) => setMonths(value)}
        />
        <Button type="primary" loading={busy} disabled={wrong} data-testid="run-trial" onClick={() => void run()}>
          {t('runTrial')}
        </Button>
        {wrong && <span className="muted">{t('fixFirst')}</span>}
      </div>
      {error && <Failure error={error} onRetry={() => void run()} />}
      <div aria-live="polite">
        {busy && (
          <p className="muted" role="status">
            <Spin size="small" /> {t('trying')}
          </p>
        )}
        {!busy && !trial && !error && <EmptyState title={t('noTrialYet')} hint={t('noTrialYetHint')} />}
        {trial && (
          <>
            {tried.programme !== programme && <Alert type="warning" showIcon title={t('trialOld')} />}
            <p data-testid="trial-looked">
              <b>{trial.changed.length === 0 ? t('nothingMoves') : t('movesCount', { count: trial.changed.length })}</b>{' '}
              <span className="muted">
                {t(trial.concluded >= 100_000 ? 'lookedAtLeast' : 'looked', { cases: trial.cases, concluded: trial.concluded })}
                {trial.erased > 0 && ` · ${t('erased', { count: trial.erased })}`}
              </span>
            </p>
            <TrialTerms terms={trial.terms} />
            <div className="rule-trial-figures">
              <TrialMatrix matrix={trial.matrix} />
              {trial.rows.length > 0 && (
                <table className="rule-figures">
                  <caption>{t('rowsMoved')}</caption>
                  <thead>
                    <tr>
                      <th>{t('field.when')}</th>
                      <th>{t('newly')}</th>
                      <th>{t('otherwise')}</th>
                      <th>{t('noLonger')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {trial.rows.map(({ rowId, newly, noLonger, otherwise }) => (
                      <tr key={rowId}>
                        <th scope="row">{words.rowName(rowId)}</th>
                        <td className="number">{newly}</td>
                        <td className="number">{otherwise}</td>
                        <td className="number">{noLonger}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </div>
            {trial.changed.length > 0 && <TrialCases cases={trial.changed} words={words} />}
          </>
        )}
      </div>
    </section>
  );
};
