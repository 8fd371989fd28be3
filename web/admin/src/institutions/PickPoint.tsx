import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { InstitutionMap } from './InstitutionMap.tsx';
import type { Point } from './plane.ts';
import type { Institution } from './queries.ts';

interface PickPointProps {
  readonly open: boolean;
  readonly rows: readonly Institution[];
  readonly initial: Point | null;
  readonly onPick: (point: Point) => void;
  readonly onClose: () => void;
}

/** Where an institution is, shown among the others. */
export const PickPoint = ({ open, rows, initial, onPick, onClose }: PickPointProps) => {
  const { t } = useTranslation('institutions');
  const [picked, setPicked] = useState(initial);
  useEffect(() => {
    if (open) setPicked(initial);
  }, [open]);
  return (
    <Dialog
      open={open}
      title={t('pickTitle')}
      width={900}
      destroyOnHidden
      okText={t('pickTake')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: picked === null, 'data-testid': 'pick-take' }}
      onOk={() => {
        if (picked) onPick(picked);
        onClose();
      }}
      onCancel={onClose}
    >
      <p className="dialog-lead">{t('pickLead')}</p>
      <InstitutionMap rows={rows} shown={rows} picked={picked} onPick={setPicked} />
      <p className="number" aria-live="polite">
        {picked ? `${picked.longitude}, ${picked.latitude}` : '—'}
      </p>
    </Dialog>
  );
};
