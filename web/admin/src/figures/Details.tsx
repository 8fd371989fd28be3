import { useTranslation } from 'react-i18next';
import { usePercent } from './FiguresTable.tsx';
import { detailsOf, type Shown, type Sum } from './pivot.ts';
import type { FigureNames } from './useFigureNames.ts';

interface DetailsProps {
  readonly sums: readonly Sum[];
  readonly shown: Shown;
  readonly names: FigureNames;
}

/** What was examined, and what made unfit. */
export const Details = ({ sums, shown, names }: DetailsProps) => {
  const { t } = useTranslation('figures');
  const { number, part } = usePercent();
  const abnormal = new Map(detailsOf(sums, 'abnormal', shown));
  const items = detailsOf(sums, 'examined', shown);
  const reasons = detailsOf(sums, 'unfitReason', shown);
  const given = reasons.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className="figures-details">
      {items.length > 0 && (
        <section className="sheet">
          <table className="figures-list" data-testid="figures-items">
            <caption>{t('items')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('item')}</th>
                <th scope="col">{t('times')}</th>
                <th scope="col">{t('abnormal')}</th>
                <th scope="col">{t('rate')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(([item, count]) => (
                <tr key={item}>
                  <th scope="row">{names.item(item)}</th>
                  <td>{number(count)}</td>
                  <td>{number(abnormal.get(item) ?? 0)}</td>
                  <td>{part((abnormal.get(item) ?? 0) / count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {reasons.length > 0 && (
        <section className="sheet">
          <table className="figures-list" data-testid="figures-reasons">
            <caption>{t('reasons')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reason')}</th>
                <th scope="col">{t('cases')}</th>
                <th scope="col">{t('share')}</th>
              </tr>
            </thead>
            <tbody>
              {reasons.map(([rule, count]) => (
                <tr key={rule}>
                  <th scope="row">{names.rule(rule)}</th>
                  <td>{number(count)}</td>
                  <td>{part(count / given)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
};
