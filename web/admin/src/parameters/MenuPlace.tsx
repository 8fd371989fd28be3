import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../app/places.tsx';
import type { Arranged } from './menu-draft.ts';

interface MenuPlaceProps {
  readonly place: Arranged<Place>;
  /** The place that is being dragged. */
  readonly dragged: string | null;
  readonly onDrag: (name: string | null) => void;
  readonly onDrop: (moved: string) => void;
  readonly onToggle: () => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Nobody would find the way back without them; the server refuses it as well. */
const needed: ReadonlySet<string> = new Set(['home', 'parameters']);

/** A place in the menu that is arranged: Space shows or hides, Alt and an arrow moves. */
export const MenuPlace = ({ place, dragged, onDrag, onDrop, onToggle, onStep, onKeyDown }: MenuPlaceProps) => {
  const { t } = useTranslation('parameters');
  const { t: app } = useTranslation();
  const words = app(place.name);
  const isNeeded = needed.has(place.name);
  return (
    <li
      className={place.shown ? 'menu-place' : 'menu-place menu-place-off'}
      data-testid={`menu-${place.name}`}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'move';
        dataTransfer.setData('text/plain', place.name);
        onDrag(place.name);
      }}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDragEnd={() => onDrag(null)}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged !== null) onDrop(dragged);
      }}
    >
      <HolderOutlined className="menu-grip" aria-hidden="true" />
      <button
        type="button"
        className="menu-name"
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        aria-pressed={place.shown}
        onClick={() => !isNeeded && onToggle()}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden="true">{place.icon}</span> {words}
      </button>
      <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={t('up', { place: words })} onClick={() => onStep(-1)} />
      <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={t('down', { place: words })} onClick={() => onStep(1)} />
      {isNeeded ? (
        <span className="muted small">{t('needed')}</span>
      ) : (
        <Switch size="small" checked={place.shown} aria-label={t('shown', { place: words })} onChange={onToggle} />
      )}
    </li>
  );
};
