import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemembered } from '../app/remembered.ts';
import { leftToBrowser, useHotkeys } from '../app/useHotkeys.ts';
import type { Problem } from '../commands/outcome.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { FeePolicyQuery, PayFeeMeans } from '../gql/graphql.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { useCode, useText } from '../words/useWords.ts';
import { payFee, payFeeAtDesk, refundFee, reversePayment } from './fee-commands.ts';
import { yuan } from './money.ts';
import { ChangePayerDialog, WaiveDialog } from './PayerDialogs.tsx';

/** The row as the cashier sees it. */
export interface FeeShown {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name?: string | null;
  readonly feeState: string;
  readonly due: number;
  readonly paid: number;
  readonly payer: string;
  readonly means?: string | null;
  readonly receiptNumber?: string | null;
}

interface FeeAtCashierProps {
  readonly fee: FeeShown;
  readonly policy: FeePolicyQuery['feePolicy'];
  readonly onDone: () => void;
}

/** One person's fee: the amount large, the means by one key, Enter takes it. */
export const FeeAtCashier = ({ fee, policy, onDone }: FeeAtCashierProps) => {
  const { t } = useTranslation('fees');
  const text = useText();
  const code = useCode();
  const may = useMay();
  const say = useSay();
  const payment = useCommand(payFee);
  const atDesk = useCommand(payFeeAtDesk);
  const reversal = useCommand(reversePayment);
  const refund = useCommand(refundFee);
  const [means, setMeans] = useState(policy.means[0] ?? 'cash');
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState<'reverse' | 'refund' | 'payer' | 'waive' | null>(null);
  const { actor } = useMe();
  const { print, progress } = usePrintDocument();
  const [printsAtOnce, setPrintsAtOnce] = useRemembered(`hc-cashier.${actor.id}.receipt`, true);
  const mayPay = may('payFee') || (may('payFeeAtDesk') && policy.deskCollects);
  const outstanding = fee.due - fee.paid;
  const busy = payment.busy || atDesk.busy;
  useEffect(() => setProblem(null), [fee.caseId]);

  const pay = async (): Promise<void> => {
    if (busy || outstanding <= 0 || !mayPay) return;
    const input = { caseId: fee.caseId, amount: outstanding, printedNumber: number.trim() || null };
    const outcome = may('payFee')
      ? await payment.send({ ...input, means: means as PayFeeMeans })
      : await atDesk.send({ ...input, means: means as never });
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    say.done(t('paid', { name: fee.name ?? fee.caseNumber, amount: yuan(outstanding) }));
    setNumber('');
    // The next person is served while the printer works.
    if (printsAtOnce) void print('receipt', [fee.caseId]);
    onDone();
  };
  const digit = (n: number) => (event: KeyboardEvent) => {
    const chosen = policy.means[n - 1];
    // Digits typed into the number of a receipt stay there; a barcode is scanned into an empty page only.
    return chosen && !(event.target instanceof HTMLInputElement) ? setMeans(chosen) : leftToBrowser;
  };
  const enter = ({ target }: KeyboardEvent): unknown => {
    if (target instanceof HTMLInputElement && target.id === 'fee-scan') return leftToBrowser;
    // A button that has the focus does its own work; one of the means was only chosen.
    if (target instanceof HTMLButtonElement && target.role !== 'radio') return leftToBrowser;
    return pay();
  };
  useHotkeys({ Enter: enter, ...Object.fromEntries(policy.means.map((_means, n) => [`Digit${n + 1}`, digit(n + 1)])) });

  return (
    <section className="fee-card sheet" aria-label={fee.name ?? fee.caseNumber}>
      <h2>
        {fee.name} <small className="number muted">{fee.caseNumber}</small>
      </h2>
      <p className="muted">
        {code('feeState', fee.feeState)} · {t('payer')} {code('payer', fee.payer)}
      </p>
      <p className="fee-amount number" data-testid="fee-amount">
        <small>{t(outstanding < 0 ? 'refund' : outstanding > 0 ? 'due' : 'done')}</small> {yuan(Math.abs(outstanding || fee.paid))}
      </p>
      {outstanding > 0 && mayPay && (
        <>
          <div className="fee-means" role="radiogroup" aria-label={t('pay')}>
            {policy.means.map((one, n) => (
              <Button
                key={one}
                type={one === means ? 'primary' : 'default'}
                role="radio"
                aria-checked={one === means}
                onClick={() => setMeans(one)}
                data-testid={`means-${one}`}
              >
                {code('means', one)} <kbd>{n + 1}</kbd>
              </Button>
            ))}
          </div>
          {policy.receiptNumbers === 'typed' && (
            <label className="fee-receipt">
              {t('receipt')}
              <Input value={number} maxLength={40} onChange={({ target }) => setNumber(target.value)} data-testid="printed-number" />
            </label>
          )}
          <Button type="primary" size="large" loading={busy} onClick={() => void pay()} data-testid="pay">
            {t('pay')} <kbd>Enter</kbd>
          </Button>
          <p className="muted small">
            {t('keys')} ·{' '}
            <Checkbox checked={printsAtOnce} onChange={({ target }) => setPrintsAtOnce(target.checked)} data-testid="print-receipt">
              {t('printAtOnce')}
            </Checkbox>
          </p>
        </>
      )}
      {problem && <Alert type="error" showIcon role="alert" title={text(problem.text)} />}
      {fee.receiptNumber && (
        <p className="number">
          {t('receipt')} {fee.receiptNumber} · {fee.means && code('means', fee.means)}
        </p>
      )}
      <div className="fee-more">
        {fee.receiptNumber && mayPay && (
          <Button
            icon={<PrinterOutlined />}
            loading={progress !== null}
            onClick={() => void print('receipt', [fee.caseId])}
            data-testid="receipt"
          >
            {t('printReceipt')}
          </Button>
        )}
        {may('changePayer') && fee.feeState !== 'paid' && fee.feeState !== 'refundDue' && (
          <Button onClick={() => setAsking('payer')} data-testid="change-payer">
            {t('changePayer')}
          </Button>
        )}
        {may('waiveFee') && outstanding > 0 && (
          <Button onClick={() => setAsking('waive')} data-testid="waive">
            {t('waive')}
          </Button>
        )}
        {fee.receiptNumber && may('reversePayment') && (
          <Button danger onClick={() => setAsking('reverse')} data-testid="reverse">
            {t('reverse')}
          </Button>
        )}
        {outstanding < 0 && fee.means && may('refundFee') && (
          <Button danger onClick={() => setAsking('refund')} data-testid="refund">
            {t('refundAction')}
          </Button>
        )}
      </div>
      <ChangePayerDialog open={asking === 'payer'} fee={fee} payers={policy.payers} onClose={() => setAsking(null)} />
      <WaiveDialog open={asking === 'waive'} fee={fee} onClose={() => setAsking(null)} />
      <ReasonDialog
        open={asking === 'reverse' || asking === 'refund'}
        title={t(asking === 'refund' ? 'refundAction' : 'reverse')}
        lead={
          asking === 'refund'
            ? t('refundLead', { amount: yuan(-outstanding) })
            : t('reverseLead', { number: fee.receiptNumber, amount: yuan(fee.paid) })
        }
        action={t(asking === 'refund' ? 'refundAction' : 'reverse')}
        danger
        onConfirm={(reason) =>
          asking === 'refund'
            ? refund.send({ caseId: fee.caseId, amount: -outstanding, means: fee.means as never, reason })
            : reversal.send({ caseId: fee.caseId, receiptNumber: fee.receiptNumber ?? '', reason })
        }
        onClose={() => setAsking(null)}
      />
    </section>
  );
};
