import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { Place } from './block.ts';
import type { Cells, GridState } from './useGrid.ts';

interface GridFootProps {
  readonly of: GridState;
  readonly active: Place;
  readonly onNormal: () => void;
  readonly onSave: () => void;
}

/** Whose cell and which value the cursor is in, what is wrong with it; and what may be done with all that is typed. */
export const GridFoot = ({ of: { rows, columns, cell, cells, setCells, rangeAt, saving }, active, onNormal, onSave }: GridFootProps) => {
  const { t } = useTranslation('grid');
  const text = useText();
  const [dropped, setDropped] = useState<Cells | null>(null);
  const [who, what] = [rows[active.row], columns[active.column]];
  const { closed, problem } = cell(active);
  const range = rangeAt(active);
  const changed = Object.keys(cells).length;
  const running = saving.progress?.running ?? false;
  return (
    <footer className="work-foot grid-foot">
      <span className="push small" aria-live="polite" data-testid="grid-status">
        {who && what && (
          <>
            <b>{who.name ?? who.caseNumber}</b> · {text(what.name)} {range && <span className="muted">{`(${range} ${what.unit}) `}</span>}
            {closed && <span className="muted">{t('notAsked')}</span>}
            {problem && <span className="abnormal">{problem}</span>}
          </>
        )}
      </span>
      {running && <Button onClick={saving.stop}>{t('stop')}</Button>}
      {!running && changed > 0 && (
        <Button
          onClick={() => {
            setDropped(cells);
            setCells({});
          }}
          data-testid="grid-undo"
        >
          {t('undoAll')}
        </Button>
      )}
      {!running && changed === 0 && dropped && (
        <Button
          onClick={() => {
            setCells(dropped);
            setDropped(null);
          }}
          data-testid="grid-restore"
        >
          {t('restore')}
        </Button>
      )}
      <Button disabled={running} onClick={onNormal} data-testid="grid-normal">
        {t('all')} <kbd>F8</kbd>
      </Button>
      <Button type="primary" loading={running} disabled={changed === 0} onClick={onSave} data-testid="grid-save">
        {changed === 0 ? t('saveNone') : t('save', { count: changed })} <kbd>F9</kbd>
      </Button>
    </footer>
  );
};
