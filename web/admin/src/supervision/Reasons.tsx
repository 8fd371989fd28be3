import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { detailsOf, type FigureNames, type Sum, usePercent } from '../figures/index.ts';
import { mostAt } from './most-at.ts';

interface ReasonsProps {
  /** By institution. */
  readonly sums: readonly Sum[];
  readonly names: FigureNames;
}

/** What made people unfit in the period, the most frequent first, and where most of it was found; nothing where nobody was. */
export const Reasons = ({ sums, names }: ReasonsProps) => {
  const { t } = useTranslation('supervision');
  const { number, part } = usePercent();
  const { institutionName } = useDirectory();
  const reasons = detailsOf(sums, 'unfitReason', 'net');
  const given = reasons.reduce((all, [, count]) => all + count, 0);
  if (reasons.length === 0) return null;
  return (
    <section className="sheet supervision-reasons">
      <table className="figures-list" data-testid="supervision-reasons">
        <caption>{t('reasons')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('cases')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('mostAt')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(([rule, count]) => {
            const most = mostAt(sums, rule);
            return (
              <tr key={rule}>
                <th scope="row">{names.rule(rule)}</th>
                <td>{number(count)}</td>
                <td>{part(count / given)}</td>
                <td>
                  {most && (
                    <>
                      {institutionName(most.institutionId)} <span className="muted">{number(most.count)}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
