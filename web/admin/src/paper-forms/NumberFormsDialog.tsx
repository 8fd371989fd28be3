import { Alert, Checkbox, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { usePageParameter } from '../session/usePageParameter.ts';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { numberPaperForms } from './commands.ts';

interface NumberFormsDialogProps {
  readonly institutionId: string;
  readonly open: boolean;
  /** With the id of a new run that is to be printed at once; null: nothing is. */
  readonly onClose: (toPrint: string | null) => void;
}

/** Numbers a run of forms, to be printed in the same action. Repeated after a lost answer, it is the same run. */
export const NumberFormsDialog = ({ institutionId, open, onClose }: NumberFormsDialogProps) => {
  const { t } = useTranslation('paperForms');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const say = useSay();
  const me = useMe();
  const mostForms = usePageParameter('papers-at-once');
  const { programmes } = useDirectory();
  const command = useCommand(numberPaperForms);
  const [batchId, setBatchId] = useState(newId);
  const [programmeId, setProgrammeId] = useState<string | null>(null);
  const [count, setCount] = useState(50);
  const [andPrint, setAndPrint] = useRemembered(`hc-forms-print.${me.actor.id}`, true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const chosen = programmeId ?? programmes[0]?.id ?? '';

  useEffect(() => {
    if (!open) return;
    setBatchId(newId());
    setProblem(null);
  }, [open]);

  const confirm = async (): Promise<void> => {
    const outcome = await command.send({ institutionId, batchId, programmeId: chosen, count });
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(t('numberedSimply', { count }));
    onClose(andPrint ? batchId : null);
  };

  return (
    <Dialog
      open={open}
      title={t('numberTitle')}
      width={440}
      destroyOnHidden
      okText={t(andPrint ? 'numberAndPrint' : 'numberAction')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: command.busy, disabled: chosen === '', 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(null)}
    >
      <p className="dialog-lead">{t('numberLead')}</p>
      <label className="dialog-label" htmlFor="form-programme">
        {t('programme')}
      </label>
      <Select
        id="form-programme"
        style={{ width: '100%' }}
        value={chosen}
        onChange={setProgrammeId}
        options={programmes.map(({ id, name }) => ({ value: id, label: text(name) }))}
      />
      <label className="dialog-label" htmlFor="form-count">
        {t('count')}
      </label>
      <InputNumber
        id="form-count"
        min={1}
        max={mostForms}
        precision={0}
        value={count}
        onChange={(value) => setCount(value ?? 1)}
        onPressEnter={() => void confirm()}
        autoFocus
      />
      <p className="dialog-check">
        <Checkbox checked={andPrint} onChange={({ target }) => setAndPrint(target.checked)} data-testid="and-print">
          {t('andPrint')}
        </Checkbox>
      </p>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
