import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { CodeDialog } from '../commands/CodeDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import type { CashierDayTableQuery, ReopenCashierDayReason } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay } from '../session/SessionProvider.tsx';

import { useCode } from '../words/useWords.ts';
import { DayReport } from './DayReport.tsx';
import { reopenCashierDay } from './fee-commands.ts';

const cashierDays = graphql(`
  query CashierDayTable($filter: CashierDayListFilter, $sort: CashierDayListSort, $first: Int, $after: String) {
    page: cashierDayList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        institutionId
        cashierId
        day
        state
        movements
        cash
        wechat
        alipay
        unionpay
        card
        insurance
        total
        countedCash
        difference
        differenceReason
        openedAt
        closedAt
        withheld
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      upToDate
    }
  }
`);

type CashierDayRow = CashierDayTableQuery['page']['nodes'][number];

const reasons = ['wrongCount', 'wrongMeans', 'missingPayment', 'other'] as const;

/** Each cashier's days with their closing: the report of one to print, and a closed one opened again by who may. */
export const CashierDays = () => {
  const { t } = useTranslation('fees');
  const may = useMay();
  const code = useCode();
  const { staffName } = useDirectory();
  const command = useCommand(reopenCashierDay);
  const [reopening, setReopening] = useState<CashierDayRow | null>(null);
  const [shown, setShown] = useState<CashierDayRow | null>(null);
  if (shown) return <DayReport of={shown} onBack={() => setShown(null)} />;
  const columns = [
    'day',
    'cashierId',
    'state',
    'movements',
    'cash',
    'total',
    'countedCash',
    'difference',
    'differenceReason',
    'institutionId',
  ];
  return (
    <>
      <ReadModelTable<CashierDayRow>
        readModel="cashier-day-list"
        document={cashierDays}
        rowKey="openedAt"
        columns={columns}
        filters={['day', 'cashierId', 'state', 'institutionId']}
        actions={(row) => (
          <>
            <Button size="small" onClick={() => setShown(row)} data-testid={`report-${row.day}-${row.cashierId}`}>
              {t('report')}
            </Button>
            {row.state === 'closed' && may('reopenCashierDay') && (
              <Button size="small" danger onClick={() => setReopening(row)} data-testid={`reopen-${row.day}-${row.cashierId}`}>
                {t('reopen')}
              </Button>
            )}
          </>
        )}
      />
      <CodeDialog
        open={reopening !== null}
        title={t('reopen')}
        lead={t('reopenLead', { day: reopening?.day, name: reopening ? staffName(reopening.cashierId) : '' })}
        action={t('reopen')}
        choices={reasons.map((one) => ({ code: one, label: code('reopening', one) }))}
        onConfirm={(reason) =>
          command.send({
            institutionId: reopening?.institutionId ?? '',
            cashierId: reopening?.cashierId ?? '',
            day: reopening?.day ?? '',
            reason: reason as ReopenCashierDayReason,
          })
        }
        onClose={() => setReopening(null)}
      />
    </>
  );
};
