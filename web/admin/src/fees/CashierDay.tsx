import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { Dialog } from '../app/Dialog.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { CloseCashierDayDifferenceReason } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useCode, useText } from '../words/useWords.ts';
import { closeCashierDay } from './fee-commands.ts';
import { isNoMoney, MoneyInput, type TypedMoney } from './MoneyInput.tsx';
import { yuan } from './money.ts';
import { feesLive } from './fee-queries.ts';

const cashierDay = graphql(`
  query CashierDay($cashierId: String!) {
    businessDay
    cashierDayList(filter: { cashierId: $cashierId }, first: 5) {
      nodes {
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
      }
    }
  }
`);

const reasons = ['changeError', 'countingError', 'counterfeit', 'unrecorded', 'other'] as const;
const means = ['cash', 'wechat', 'alipay', 'unionpay', 'card', 'insurance'] as const;

/** What went through one's own box today, and its closing. */
export const CashierDay = () => {
  const { t } = useTranslation('fees');
  const today = useToday();
  const { actor, institution } = useMe();
  const text = useText();
  const code = useCode();
  const say = useSay();
  const closing = useCommand(closeCashierDay);
  const { data } = useLiveQuery({ query: cashierDay, variables: { cashierId: actor.id }, live: feesLive, every: 800 });
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<TypedMoney>(undefined);
  const [reason, setReason] = useState<CloseCashierDayDifferenceReason | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const row = data?.cashierDayList.nodes.find((one) => one.cashierId === actor.id && one.state === 'open');
  const begin = (): void => {
    setTyped(undefined);
    setReason(null);
    setProblem(null);
    setOpen(row !== undefined);
  };
  useHotkeys({ F8: begin });
  // Whose box is empty sees nothing of it.
  if (!data || (!row && data.businessDay === today)) return null;
  const counted = typeof typed === 'number' ? typed : null;
  const difference = row && counted !== null ? counted - row.cash : 0;

  const close = async (): Promise<void> => {
    if (!row || counted === null || closing.busy) return;
    const ofDay = { institutionId: institution?.id ?? '', cashierId: actor.id, day: row.day };
    const outcome = await closing.send({ ...ofDay, countedCash: counted, differenceReason: difference === 0 ? null : reason });
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    setOpen(false);
    say.done(t('closed', { day: row.day }));
  };

  return (
    <footer className="cashier-day sheet" data-testid="cashier-day">
      {data.businessDay !== today && <p className="muted">{t('nextDay', { day: data.businessDay })}</p>}
      {row && (
        <>
          <b>{t('today', { day: row.day })}</b>
          <span className="number fee-total" data-testid="day-total">
            {yuan(row.total)}
          </span>
          <span className="muted">{t('movements', { count: row.movements })}</span>
          {means
            .filter((one) => row[one] !== 0)
            .map((one) => (
              <span key={one} className="number" data-testid={`day-${one}`}>
                {code('means', one)} {yuan(row[one])}
              </span>
            ))}
          <Button onClick={begin} data-testid="close-day">
            {t('close')} <kbd>F8</kbd>
          </Button>
        </>
      )}
      <Dialog
        open={open && row !== undefined}
        title={t('closeTitle', { day: row?.day })}
        okText={t('closeAction')}
        okButtonProps={{
          loading: closing.busy,
          disabled: counted === null || (difference !== 0 && !reason),
          'data-testid': 'dialog-confirm',
        }}
        onOk={() => void close()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>
          {t('expected')} <b className="number">{yuan(row?.cash ?? 0)}</b>
        </p>
        <label className="dialog-label" htmlFor="counted">
          {t('counted')}
        </label>
        <MoneyInput id="counted" autoFocus value={typed} onChange={setTyped} onPressEnter={() => void close()} />
        {isNoMoney(typed) && (
          <p className="abnormal" role="alert">
            {t('noMoney')}
          </p>
        )}
        {difference !== 0 && (
          <>
            <p className="abnormal">
              {t('difference')} {yuan(difference)}
            </p>
            <Select
              aria-label={t('reason')}
              placeholder={t('reason')}
              style={{ width: '100%' }}
              value={reason}
              onChange={setReason}
              data-testid="difference-reason"
              options={reasons.map((one) => ({ value: one, label: code('differenceReason', one) }))}
            />
          </>
        )}
        {problem && <Alert type="error" showIcon role="alert" title={text(problem.text)} />}
      </Dialog>
    </footer>
  );
};
