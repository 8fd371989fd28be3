import { useTranslation } from 'react-i18next';
import { useCode } from '../words/useWords.ts';
import type { Trial } from './queries.ts';

/** Outcomes before, and after: who stays stands on the diagonal. */
export const TrialMatrix = ({ matrix }: Pick<Trial, 'matrix'>) => {
  const { t } = useTranslation('rules');
  const word = useCode();
  const outcomes = [...new Set(matrix.map(({ before }) => before))];
  const count = (of: (cell: Trial['matrix'][number]) => boolean): number => matrix.filter(of).reduce((sum, { cases }) => sum + cases, 0);
  return (
    <table className="rule-figures" data-testid="trial-matrix">
      <caption>{t('matrix')}</caption>
      <thead>
        <tr>
          <th>{t('beforeAfter')}</th>
          {outcomes.map((after) => (
            <th key={after} scope="col">
              {word('outcome', after)}
            </th>
          ))}
          <th scope="col">{t('total')}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((before) => (
          <tr key={before}>
            <th scope="row">{word('outcome', before)}</th>
            {outcomes.map((after) => {
              const cases = count((cell) => cell.before === before && cell.after === after);
              const moves = before !== after && cases > 0;
              return (
                <td
                  key={after}
                  className={`number${moves ? ' rule-moves' : cases === 0 ? ' muted' : ''}`}
                  data-testid={`${before}-${after}`}
                >
                  {cases}
                </td>
              );
            })}
            <td className="number">{count((cell) => cell.before === before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
