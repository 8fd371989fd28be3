import { EmptyState } from '@healthcert/web-ui';
import { Alert, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { CashierDay } from './CashierDay.tsx';
import { FeeAtCashier, type FeeShown } from './FeeAtCashier.tsx';
import { yuan } from './money.ts';
import { cashierFees, feeRow, feesLive, findFee, findUncharged } from './fee-queries.ts';
import { ChargeDialog } from './PayerDialogs.tsx';
import { counted } from '../words/counted.ts';
import { dayBounds, dayInChina } from '../words/time.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useFeePolicy } from './useFeePolicy.ts';

const noOne = { filter: {} };

interface Uncharged {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly institutionId: string;
}

/** Scan, see the amount, one key for the means, Enter: the next. */
export const TakePayments = ({ views }: { readonly views: ReactNode }) => {
  const { t } = useTranslation('fees');
  const client = useClient();
  const may = useMay();
  const policy = useFeePolicy();
  const today = dayInChina(useNow(60_000));
  const fees = useMemo(() => ({ today: dayBounds(today) }), [today]);
  const { data, error, again } = useLiveQuery({ query: cashierFees, variables: fees, live: feesLive, every: 800 });
  const [chosen, setChosen] = useState<string | null>(null);
  const [uncharged, setUncharged] = useState<Uncharged | null>(null);
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  const scan = useRef<InputRef>(null);
  useEffect(() => scan.current?.focus(), [policy]);

  const waiting = (data?.waiting.nodes ?? []).map((row) => readFragment(feeRow, row));
  const done = (data?.done.nodes ?? []).map((row) => readFragment(feeRow, row));
  // By its number: also one that is on neither list any more.
  const one = useMemo(() => (chosen === null ? noOne : { filter: { caseNumber: chosen } }), [chosen]);
  const { data: opened } = useLiveQuery({ query: findFee, variables: one, pause: chosen === null, live: feesLive, every: 800 });
  const fee: FeeShown | undefined = [...waiting, ...done, ...(opened?.feeList.nodes ?? []).map((row) => readFragment(feeRow, row))].find(
    ({ caseNumber }) => caseNumber === chosen,
  );

  /** Registered, and no fee: it may be charged now. */
  const findCase = async (wanted: string): Promise<boolean> => {
    const { data: found } = await client.query(findUncharged, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
    const cases = found?.search.hits.filter(({ kind, stage }) => kind === 'case' && stage !== 'cancelled') ?? [];
    const [only] = cases;
    if (cases.length !== 1 || !only?.caseId || !only.caseNumber || !only.institutionId) return false;
    setUncharged({ caseId: only.caseId, caseNumber: only.caseNumber, name: only.name ?? '', institutionId: only.institutionId });
    return true;
  };

  const find = async (): Promise<void> => {
    const wanted = typed.normalize('NFKC').trim();
    if (wanted === '') return;
    // At once: what is scanned while the answer is on its way is the next one's.
    setTyped('');
    const filter = /^\d+$/.test(wanted) ? { caseNumber: wanted } : { name: wanted };
    const { data: found } = await client.query(findFee, { filter }, { requestPolicy: 'network-only' }).toPromise();
    const only = found?.feeList.nodes.length === 1 ? found.feeList.nodes[0] : undefined;
    if (!only) {
      const asked = found?.feeList.nodes.length === 0 && may('chargeFee') && (await findCase(wanted));
      return setUnknown(asked ? null : wanted);
    }
    setUnknown(null);
    setChosen(readFragment(feeRow, only).caseNumber);
    // The keys are now for the means and for Enter.
    scan.current?.blur();
  };
  const next = (): void => {
    setChosen(null);
    scan.current?.focus();
  };

  const charged = (done: boolean): void => {
    if (done && uncharged) setChosen(uncharged.caseNumber);
    setUncharged(null);
  };

  if (error && !data) return <Failure error={error} onRetry={again} />;
  const rows = (title: string, list: readonly FeeShown[], count?: number) => (
    <section>
      <h2>
        {title} {count !== undefined && <span className="muted number">{counted(count)}</span>}
      </h2>
      <ul className="fee-rows">
        {list.map((row) => (
          <li key={row.caseId} aria-current={row.caseNumber === chosen}>
            <button type="button" onClick={() => setChosen(row.caseNumber)} data-testid={`fee-${row.caseId}`}>
              <b>{row.name ?? row.caseNumber}</b> <small className="number muted">{row.caseNumber}</small>
              <span className="number">{yuan(row.due - row.paid === 0 ? row.paid : row.due - row.paid)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <div className="workplace cashier">
      <aside className="queue" aria-label={t('waiting')}>
        <header className="queue-head">
          {views}
          <Input
            id="fee-scan"
            ref={scan}
            aria-label={t('scan')}
            placeholder={t('scan')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => void find()}
            data-testid="fee-scan"
          />
          {unknown !== null && <Alert type="warning" showIcon role="alert" title={t('unknown', { text: unknown })} />}
        </header>
        <div className="fee-lists">
          {data && waiting.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
          {waiting.length > 0 && rows(t('waiting'), waiting, data?.waitingCount)}
          {done.length > 0 && rows(t('done'), done)}
          <Link to="/cashier?view=payments" className="fee-earlier">
            {t('earlier')}
          </Link>
        </div>
      </aside>
      <div className="work">
        <div className="work-body">
          {fee && policy ? <FeeAtCashier key={fee.caseId} fee={fee} policy={policy} onDone={next} /> : <EmptyState title={t('pick')} />}
        </div>
        <CashierDay />
      </div>
      <ChargeDialog of={uncharged} payers={policy?.payers ?? []} onClose={charged} />
    </div>
  );
};
