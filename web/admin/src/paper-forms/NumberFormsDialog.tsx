import { Alert, InputNumber, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { numberPaperForms } from './commands.ts';

const mostForms = 500;

interface NumberFormsDialogProps {
  readonly institutionId: string;
  readonly open: boolean;
  /** With the id of the new run; null: nothing was numbered. */
  readonly onClose: (batchId: string | null) => void;
}

/** Numbers a run of forms. Repeated after a lost answer, it is the same run. */
export const NumberFormsDialog = ({ institutionId, open, onClose }: NumberFormsDialogProps) => {
  const { t } = useTranslation('paperForms');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const say = useSay();
  const { programmes } = useDirectory();
  const command = useCommand(numberPaperForms);
  const [batchId, setBatchId] = useState(newId);
  const [programmeId, setProgrammeId] = useState<string | null>(null);
  const [count, setCount] = useState(50);
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
    onClose(batchId);
  };

  return (
    <Modal
      open={open}
      title={t('numberTitle')}
      width={440}
      destroyOnHidden
      okText={t('numberAction')}
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
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Modal>
  );
};
