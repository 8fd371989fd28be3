import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { paperAddress } from '../printing/print-document.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { minuteInChina } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import { feesLive } from './fee-queries.ts';
import { sumByMeans, yuan } from './money.ts';

const dayPayments = graphql(`
  query DayPayments($cashierId: String!, $day: PaymentListDateRange!, $after: String) {
    paymentList(filter: { cashierId: $cashierId, day: $day }, sort: { by: receiptNumber }, first: 200, after: $after) {
      nodes {
        receiptNumber
        kind
        means
        amount
        at
        reverses
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** The row of the day, with its closing. */
interface CashierDayRow {
  readonly institutionId: string;
  readonly cashierId: string;
  readonly day: string;
  readonly state: string;
  readonly cash: number;
  readonly countedCash?: number | null;
  readonly difference?: number | null;
  readonly differenceReason?: string | null;
}

/** One cashier's day on paper: totals by means, the cash counted, every number of the day, and room to sign. */
export const DayReport = ({ of, onBack }: { readonly of: CashierDayRow; readonly onBack: () => void }) => {
  const { t } = useTranslation('fees');
  const code = useCode();
  const { print, progress } = usePrintDocument();
  const { institutionName, staffName } = useDirectory();
  const variables = useMemo(() => ({ cashierId: of.cashierId, day: { from: of.day, to: of.day } }), [of]);
  const { data, error, again } = useLiveQuery({ query: dayPayments, variables, live: feesLive });
  const paper = `${of.day}_${of.institutionId}_${of.cashierId}`;
  if (error && !data) return <Failure error={error} onRetry={again} />;
  const rows = data?.paymentList.nodes ?? [];
  const sums = sumByMeans(rows);
  return (
    <article className="day-report sheet" data-testid="day-report">
      <header>
        <h2>{t('reportTitle')}</h2>
        <p>
          {institutionName(of.institutionId)} · {staffName(of.cashierId)} · <span className="number">{of.day}</span> ·{' '}
          {code('state', of.state)}
        </p>
        <div>
          <Button onClick={onBack}>{t('back')}</Button>
          <Button href={paperAddress('cashierDay', paper)} target="_blank" data-testid="report-pdf">
            PDF
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            loading={progress !== null}
            onClick={() => void print('cashierDay', [paper])}
            data-testid="print-report"
          >
            {t('print')}
          </Button>
        </div>
      </header>
      <table>
        <thead>
          <tr>
            <th>{t('means')}</th>
            <th>{t('count')}</th>
            <th>{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ means, count, sum }) => (
            <tr key={means}>
              <td>{code('means', means)}</td>
              <td className="number">{count}</td>
              <td className="number">{yuan(sum)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t('total')}</th>
            <td className="number">{rows.length}</td>
            <td className="number" data-testid="report-total">
              {yuan(sums.reduce((all, { sum }) => all + sum, 0))}
            </td>
          </tr>
        </tfoot>
      </table>
      {of.state === 'closed' && (
        <p>
          {t('expected')} <b className="number">{yuan(of.cash)}</b> · {t('countedWord')}{' '}
          <b className="number">{yuan(of.countedCash ?? 0)}</b> · {t('difference')} <b className="number">{yuan(of.difference ?? 0)}</b>
          {of.differenceReason && ` · ${code('differenceReason', of.differenceReason)}`}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('receipt')}</th>
            <th>{t('time')}</th>
            <th>{t('kind')}</th>
            <th>{t('means')}</th>
            <th>{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ receiptNumber, at, kind, means, amount, reverses }) => (
            <tr key={receiptNumber}>
              <td className="number">{receiptNumber}</td>
              <td className="number">{minuteInChina(at).slice(11)}</td>
              <td>
                {code('kind', kind)} {reverses && <span className="number">{reverses}</span>}
              </td>
              <td>{code('means', means)}</td>
              <td className="number">{yuan(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data?.paymentList.pageInfo.hasNextPage && <p>{t('reportCut')}</p>}
    </article>
  );
};
