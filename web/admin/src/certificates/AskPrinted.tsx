import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';

interface AskPrintedProps {
  readonly open: boolean;
  readonly count: number;
  /** Saved as a file, to be printed from there. */
  readonly asFile: boolean;
  readonly failures: readonly { readonly name: string; readonly problem: Problem }[];
  readonly onYes: () => void;
  readonly onAgain: () => void;
  readonly onNo: () => void;
}

/** The browser does not tell whether a paper came out: the person does. */
export const AskPrinted = ({ open, count, asFile, failures, onYes, onAgain, onNo }: AskPrintedProps) => {
  const { t } = useTranslation('certificates');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  return (
    <Dialog
      open={open}
      title={t('printTitle')}
      width={460}
      closable={false}
      onCancel={onNo}
      footer={
        <>
          <Button onClick={onNo} data-testid="printed-no">
            {t('printedNo')}
          </Button>
          <Button onClick={onAgain} data-testid="printed-again">
            {t('printAgain')}
          </Button>
          <Button type="primary" autoFocus onClick={onYes} data-testid="printed-yes">
            {t('printedYes')}
          </Button>
        </>
      }
    >
      <p>{t(asFile ? 'printLeadFile' : 'printLead', { count })}</p>
      {failures.length > 0 && (
        <>
          <p>{commands('batchFailed', { failed: failures.length })}</p>
          <ul className="batch-failures">
            {failures.map(({ name, problem }) => (
              <li key={name}>
                <b>{name}</b> {text(problem.text)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
};
