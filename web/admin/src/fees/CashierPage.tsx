import { EmptyState } from '@healthcert/web-ui';
import { Alert, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { CashierDay } from './CashierDay.tsx';
import { FeeAtCashier, type FeeShown } from './FeeAtCashier.tsx';
import { yuan } from './money.ts';
import { cashierFees, feeRow, feesLive, findFee } from './fee-queries.ts';
import { useFeePolicy } from './useFeePolicy.ts';

const nobody = {};

/** Scan, see the amount, one key for the means, Enter: the next. */
export const CashierPage = () => {
  const { t } = useTranslation('fees');
  const client = useClient();
  const policy = useFeePolicy();
  const { data, error, again } = useLiveQuery({ query: cashierFees, variables: nobody, live: feesLive, every: 800 });
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  const scan = useRef<InputRef>(null);
  useEffect(() => scan.current?.focus(), [policy]);

  const waiting = (data?.waiting.nodes ?? []).map((row) => readFragment(feeRow, row));
  const done = (data?.done.nodes ?? []).map((row) => readFragment(feeRow, row));
  const fee: FeeShown | undefined = [...waiting, ...done].find(({ caseId }) => caseId === chosen);

  const find = async (): Promise<void> => {
    const wanted = typed.normalize('NFKC').trim();
    if (wanted === '') return;
    const filter = /^\d+$/.test(wanted) ? { caseNumber: wanted } : { name: wanted };
    const { data: found } = await client.query(findFee, { filter }, { requestPolicy: 'network-only' }).toPromise();
    const only = found?.feeList.nodes.length === 1 ? found.feeList.nodes[0] : undefined;
    setUnknown(only ? null : wanted);
    setTyped('');
    if (!only) return;
    setChosen(only.caseId);
    // The keys are now for the means and for Enter.
    scan.current?.blur();
  };
  const next = (): void => {
    setChosen(null);
    scan.current?.focus();
  };

  if (error && !data) return <Failure error={error} onRetry={again} />;
  const rows = (title: string, list: readonly FeeShown[]) => (
    <section>
      <h2>{title}</h2>
      <ul className="fee-rows">
        {list.map((row) => (
          <li key={row.caseId} aria-current={row.caseId === chosen}>
            <button type="button" onClick={() => setChosen(row.caseId)} data-testid={`fee-${row.caseId}`}>
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
          {waiting.length > 0 && rows(t('waiting'), waiting)}
          {done.length > 0 && rows(t('done'), done)}
        </div>
      </aside>
      <div className="work">
        <div className="work-body">
          {fee && policy ? <FeeAtCashier key={fee.caseId} fee={fee} policy={policy} onDone={next} /> : <EmptyState title={t('pick')} />}
        </div>
        <CashierDay />
      </div>
    </div>
  );
};
