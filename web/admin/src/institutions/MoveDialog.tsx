import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { moveInstitution } from './commands.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import type { Institution } from './queries.ts';
import { subtreeOf } from './tree.ts';

interface MoveDialogProps {
  readonly open: boolean;
  readonly row: Institution;
  readonly rows: readonly Institution[];
  readonly onClose: () => void;
}

/** An institution goes below another authority, with all that stands below it; never below itself. */
export const MoveDialog = ({ open, row, rows, onClose }: MoveDialogProps) => {
  const { t } = useTranslation('institutions');
  const text = useText();
  const say = useSay();
  const move = useCommand(moveInstitution);
  const [place, setPlace] = useState<Place>({ parentId: null, level: null });
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!open) return;
    setPlace({ parentId: row.parentId ?? null, level: row.level });
    setProblem(null);
  }, [open]);
  const own = subtreeOf(rows, row.institutionId);
  const parents = rows.filter(({ institutionId, kind, enabled }) => kind === 'authority' && enabled && !own.has(institutionId));
  const { parentId, level } = place;
  const confirm = async (): Promise<void> => {
    if (parentId === null || level === null) return;
    const outcome = await move.send({ institutionId: row.institutionId, parentId, level });
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    say.done(t('moved'));
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={t('moveTitle', { name: row.name })}
      destroyOnHidden
      okText={t('move')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: move.busy, disabled: parentId === null || level === null, 'data-testid': 'move-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p className="dialog-lead">{t('moveLead')}</p>
      <PlaceFields parents={parents} kind={row.kind} place={place} onChange={setPlace} />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
