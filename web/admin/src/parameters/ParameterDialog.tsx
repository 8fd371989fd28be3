import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { isOutside, type TypedNumber } from '../registers/number-field.ts';
import { NumberInput } from '../registers/NumberInput.tsx';
import { useText } from '../words/useWords.ts';
import { type Parameter, setParameter } from './queries.ts';
import { useValueWords } from './useValueWords.ts';

interface ParameterDialogProps {
  readonly parameter: Parameter;
  readonly institutionId: string | null;
  readonly onClose: () => void;
}

/** A new value, with the reason where another person confirms it. What was typed stays after a refusal. */
export const ParameterDialog = ({ parameter, institutionId, onClose }: ParameterDialogProps) => {
  const { t } = useTranslation('parameters');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const inWords = useValueWords();
  const say = useSay();
  const command = useCommand(setParameter);
  const { name, title, about, type, range, choices, confirm, inForce, otherwise, proposal } = parameter;
  // What was looked at, also where somebody else sets it meanwhile.
  const [edition] = useState(parameter.edition);
  const [value, setValue] = useState<TypedNumber | boolean>((proposal?.value ?? inForce) as TypedNumber | boolean);
  const [note, setNote] = useState(proposal?.note ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [least = null, most = null] = range ?? [];
  const wrong = type === 'number' && (value === undefined || isOutside({ control: 'number', least, most, whole: true }, value));
  const lacking = wrong || (confirm && note.trim() === '');

  const save = async (): Promise<void> => {
    if (lacking || command.busy) return;
    // Set to what holds anyway it is set back, so that it follows when that changes.
    const sent = value === otherwise ? null : (value as number | boolean);
    const outcome = await command.send({ institutionId, name, value: sent, edition, note: confirm ? note.trim() : null });
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(confirm ? t('proposed') : t('saved', { title: text(title), value: inWords(parameter, value) }));
    onClose();
  };

  return (
    <Dialog
      open
      title={t('dialogTitle', { title: text(title) })}
      width={460}
      okText={t(confirm ? 'propose' : 'save')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: command.busy, disabled: lacking, 'data-testid': 'dialog-confirm' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="dialog-lead">{text(about)}</p>
        <label className="dialog-label" htmlFor="parameter-value">
          {t('value')} <span className="muted small">{t('inForce', { value: inWords(parameter, inForce) })}</span>
        </label>
        <div className="parameter-input">
          {type === 'number' && (
            <>
              <NumberInput
                id="parameter-value"
                value={value as TypedNumber}
                status={wrong ? 'error' : ''}
                data-testid="parameter-value"
                onChange={setValue}
              />
              <span>{parameter.unit && text(parameter.unit)}</span>
            </>
          )}
          {type === 'choice' && (
            <Radio.Group
              id="parameter-value"
              optionType="button"
              value={value}
              options={(choices ?? []).map((one) => ({ value: one, label: inWords(parameter, one) }))}
              onChange={({ target }) => setValue(target.value as number)}
            />
          )}
          {type === 'switch' && (
            <Radio.Group
              id="parameter-value"
              optionType="button"
              value={value}
              options={[true, false].map((one) => ({ value: one, label: inWords(parameter, one) }))}
              onChange={({ target }) => setValue(target.value as boolean)}
            />
          )}
          {value !== otherwise && (
            <Button type="link" size="small" data-testid="parameter-back" onClick={() => setValue(otherwise as TypedNumber | boolean)}>
              {t(institutionId === null ? 'default' : 'cityHas', { value: inWords(parameter, otherwise) })}
            </Button>
          )}
        </div>
        {range && <p className={wrong ? 'value-problem' : 'muted small'}>{t('valueHint', { least, most })}</p>}
        {confirm && (
          <>
            <label className="dialog-label" htmlFor="parameter-note">
              {t('note')}
            </label>
            <Input.TextArea
              id="parameter-note"
              rows={2}
              maxLength={500}
              value={note}
              data-testid="parameter-note"
              onChange={({ target }) => setNote(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
              }}
            />
          </>
        )}
        <div className="dialog-answer" role="alert">
          {problem && <Alert type="error" showIcon title={text(problem.text)} />}
        </div>
      </form>
    </Dialog>
  );
};
