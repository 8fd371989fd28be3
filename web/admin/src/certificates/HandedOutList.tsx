import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { minuteInChina } from '../words/time.ts';
import { type Card, type HandedOut, lastOut } from './handing-out.ts';

interface HandedOutListProps {
  readonly gone: readonly HandedOut[];
  /** Null: one may not. */
  readonly onUndo: ((card: Card) => void) | null;
}

/** Who has just got their card; what was scanned wrongly is taken back from here. */
export const HandedOutList = ({ gone, onUndo }: HandedOutListProps) => {
  const { t } = useTranslation('certificates');
  const last = lastOut(gone);
  if (gone.length === 0) return null;
  return (
    <ul className="hand-out-gone" aria-label={t('justHandedOut')}>
      {gone.map((one) => (
        <li key={one.certificateNumber} className={one.undone ? 'hand-out-undone' : undefined}>
          <b>{one.name}</b> <span className="number muted">{one.certificateNumber}</span>{' '}
          <span className="number muted">{minuteInChina(one.at)}</span>
          {one.undone && <Tag>{t('undone')}</Tag>}
          {!one.undone && onUndo && (
            <Button size="small" type="text" onClick={() => onUndo(one)} data-testid={`undo-${one.certificateNumber}`}>
              {t('undoHandOut')} {one === last && <kbd>F8</kbd>}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
