import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { handOutCertificate, reinstateCertificate, suspendCertificate } from '../commands/case-commands.ts';
import { type Outcome, unreachable } from '../commands/outcome.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { leftOutProblem } from '../printing/not-printed.ts';
import { paperAddress } from '../printing/print-document.ts';
import { saveBlob } from '../printing/save-blob.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { actionsFor, type CertificateAction, operationOf } from './certificate-actions.ts';
import { useRow } from '../words/useWords.ts';
import { HandOutDialog } from './HandOutDialog.tsx';
import { type Printable, rowName } from './printable.ts';
import { useUsualReasons } from './useUsualReasons.ts';

export interface Selected extends Printable {
  readonly validity: string;
  readonly custody: string;
  readonly validUntil: string;
}

interface BatchActionsProps {
  readonly selected: readonly Selected[];
  readonly today: string;
  readonly onPrint: (certificates: readonly Printable[]) => void;
  readonly onDone: () => void;
}

const done: Outcome = { ok: true, streamId: '', revision: 0, position: '' };

/** Of the people concerned, so that a wrong choice is seen. */
const mostNamed = 12;

/** Changes that several may share a reason for; what is final is done one by one. */
const reasoned = ['suspend', 'reinstate'] as const;

/** A picture from the same layout as the card. */
const savePicture = async ({ number }: Printable): Promise<Outcome> => {
  try {
    const answer = await fetch(paperAddress('card', number, 'png'), { credentials: 'same-origin' });
    if (!answer.ok) return { ok: false, problem: leftOutProblem('unavailable') };
    saveBlob(`${number}.png`, await answer.blob());
    return done;
  } catch {
    return unreachable;
  }
};

/** What is done with several at once: each with its own outcome, stopped between two. */
export const BatchActions = ({ selected, today, onPrint, onDone }: BatchActionsProps) => {
  const { t } = useTranslation('certificates');
  const { t: commands } = useTranslation('commands');
  const inRow = useRow();
  const may = useMay();
  const say = useSay();
  const [asking, setAsking] = useState<'handOut' | null | (typeof reasoned)[number]>(null);
  const [change, setChange] = useState<(typeof reasoned)[number]>('suspend');
  const [title, setTitle] = useState('');
  const { state, run, stop, close } = useBatch<Printable>();
  const handOut = useCommand(handOutCertificate);
  const changes = { suspend: useCommand(suspendCertificate), reinstate: useCommand(reinstateCertificate) };
  const usual = useUsualReasons(change);
  const wanted = useRef<readonly Selected[]>([]);

  const that = (action: CertificateAction): readonly Selected[] => selected.filter((row) => actionsFor(row, today).includes(action));
  const inForce = selected.filter(({ validity }) => validity === 'valid');
  const batch = async (name: string, items: readonly Printable[], each: (item: Printable) => Promise<Outcome>): Promise<void> => {
    setTitle(name);
    const ended = await run(items, each);
    if (ended.length > 0) say.done(commands('batchDone', { done: ended.length }));
    onDone();
  };
  const ask = (action: 'handOut' | (typeof reasoned)[number]): void => {
    wanted.current = that(action);
    if (action !== 'handOut') setChange(action);
    setAsking(action);
  };

  const printThem = (): void => {
    if (that('print').length > 0) onPrint(that('print'));
  };
  useHotkeys({ F9: printThem }, may('printCertificate'));

  const several = t('severalCertificates', { count: asking === null ? 0 : wanted.current.length });
  const people = asking === null ? [] : wanted.current.map(({ name, number }) => name ?? number);
  const names = inRow([...people.slice(0, mostNamed), ...(people.length > mostNamed ? [t('andMore', { count: people.length })] : [])]);
  const items = [
    ...(may('handOutCertificate')
      ? [
          {
            key: 'handOut',
            disabled: that('handOut').length === 0,
            label: t('handOutSelected', { count: that('handOut').length }),
            onClick: () => ask('handOut'),
          },
        ]
      : []),
    ...reasoned
      .filter((action) => may(operationOf[action]))
      .map((action) => ({
        key: action,
        disabled: that(action).length === 0,
        label: t(`${action}Selected`, { count: that(action).length }),
        onClick: () => ask(action),
      })),
    ...(may('printCertificate') || may('reprintCertificate')
      ? [
          {
            key: 'picture',
            disabled: inForce.length === 0,
            label: t('pictureSelected', { count: inForce.length }),
            onClick: () => void batch(t('picturesTitle'), inForce, savePicture),
          },
        ]
      : []),
  ];
  if (items.length === 0 && !may('printCertificate')) return null;
  return (
    <>
      {items.length > 0 && (
        <ActionMenu items={items} disabled={selected.length === 0}>
          <Button data-testid="batch-menu">{t('batch')}</Button>
        </ActionMenu>
      )}
      {may('printCertificate') && (
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          disabled={that('print').length === 0}
          data-testid="print-selected"
          onClick={printThem}
        >
          {t('printSelected', { count: that('print').length })} <kbd>F9</kbd>
        </Button>
      )}
      <HandOutDialog
        open={asking === 'handOut'}
        whose={several}
        onConfirm={(taker) => {
          setAsking(null);
          void batch(t('handOutTitle'), wanted.current, ({ caseId, number }) =>
            handOut.send({ caseId, certificateNumber: number, ...taker }),
          );
          return Promise.resolve(done);
        }}
        onClose={() => setAsking(null)}
      />
      <ReasonDialog
        open={asking === 'suspend' || asking === 'reinstate'}
        title={t(`${change}Title`)}
        lead={
          <>
            <b>{several}</b>
            <br />
            {names}
            <br />
            {t(`${change}Lead`)}
          </>
        }
        action={t(change)}
        danger={change === 'suspend'}
        usual={usual}
        onConfirm={(reason) => {
          setAsking(null);
          void batch(t(`${change}Title`), wanted.current, ({ caseId, number }) =>
            changes[change].send({ caseId, certificateNumber: number, reason }),
          );
          return Promise.resolve(done);
        }}
        onClose={() => setAsking(null)}
      />
      <BatchProgress title={title} state={state} nameOf={rowName} onStop={stop} onClose={close} />
    </>
  );
};
