import { CheckCircleOutlined, ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { elementOf, type LayoutProblem } from './useLayoutProblems.ts';

interface ProblemListProps {
  readonly problems: readonly LayoutProblem[];
  readonly page: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (element: number) => void;
}

const pageOf = ({ path }: LayoutProblem): number | null => {
  const found = /^pages\.(\d+)/.exec(path);
  return found ? Number(found[1]) : null;
};

/** What keeps the design from being published, and what a person should look at. */
export const ProblemList = ({ problems, page, onTurn, onChoose }: ProblemListProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const show = (problem: LayoutProblem): void => {
    const at = pageOf(problem);
    if (at !== null && at !== page) onTurn(at);
    const element = at === null ? null : elementOf(problem, at);
    if (element !== null) onChoose(element);
  };
  return (
    <section className="problems" aria-live="polite" data-testid="problems">
      <h3>
        {problems.length === 0 ? (
          <>
            <CheckCircleOutlined className="fine" /> {t('noProblems')}
          </>
        ) : (
          t('problems', { count: problems.length })
        )}
      </h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path}.${problem.code}`}>
            <button type="button" onClick={() => show(problem)}>
              {problem.severity === 'error' ? <ExclamationCircleOutlined className="error" /> : <WarningOutlined className="warning" />}{' '}
              {text(problem.text)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
