import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { printCertificate } from '../commands/case-commands.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { cardAddresses } from './certificate-actions.ts';

export interface Printable {
  readonly caseId: string;
  readonly number: string;
  readonly name?: string | null;
}

interface Printing {
  /** Opens the cards, then asks whether they came out well: only then they count as printed. */
  readonly print: (certificates: readonly Printable[], onDone?: () => void) => void;
  readonly dialogs: ReactNode;
}

export const usePrinting = (): Printing => {
  const { t } = useTranslation('certificates');
  const { t: commands } = useTranslation('commands');
  const say = useSay();
  const [open, setOpen] = useState<{ readonly certificates: readonly Printable[]; readonly onDone: (() => void) | undefined } | null>(null);
  const { state, run, stop, close } = useBatch<Printable>();
  const command = useCommand(printCertificate);
  const addresses = cardAddresses((open?.certificates ?? []).map(({ number }) => number));

  const print = (certificates: readonly Printable[], onDone?: () => void): void => {
    setOpen({ certificates, onDone });
    for (const address of cardAddresses(certificates.map(({ number }) => number))) window.open(address, '_blank', 'noopener');
  };

  const confirm = async (): Promise<void> => {
    if (!open) return;
    setOpen(null);
    const done = await run(open.certificates, ({ caseId, number }) => command.send({ caseId, certificateNumber: number }));
    if (done.length > 0) say.done(commands('batchDone', { done: done.length }));
    open.onDone?.();
  };

  return {
    print,
    dialogs: (
      <>
        <Modal
          open={open !== null}
          title={t('printTitle')}
          width={440}
          okText={t('printedYes')}
          cancelText={t('printedNo')}
          okButtonProps={{ 'data-testid': 'printed-yes' }}
          onOk={() => void confirm()}
          onCancel={() => setOpen(null)}
        >
          <p>{t('printLead')}</p>
          {addresses.map((address) => (
            <p key={address}>
              <a href={address} target="_blank" rel="noreferrer">
                {t('blocked')}
              </a>
            </p>
          ))}
        </Modal>
        <BatchProgress title={t('printTitle')} state={state} nameOf={({ name, number }) => name ?? number} onStop={stop} onClose={close} />
      </>
    ),
  };
};
