import { HolderOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { shortTime } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { inWords } from './in-words.ts';
import { isMovable, type ListedEntry, type Move, moveBy, moveOnto } from './listed.ts';
import type { Field } from './value-form.ts';

export type EntryAction = 'edit' | 'override' | 'backToCity' | 'retire' | 'history';

interface EntryListProps {
  readonly entries: readonly ListedEntry[];
  readonly fields: readonly Field[];
  readonly institutionId: string | null;
  /** Whether the list of an institution may have entries of its own. */
  readonly hasOwn: boolean;
  readonly mayChange: boolean;
  /** Not while searched: places among what is hidden cannot be seen. */
  readonly mayMove: boolean;
  readonly onAct: (action: EntryAction, entry: ListedEntry) => void;
  readonly onMove: (move: Move) => void;
}

const inShort: ReadonlySet<string> = new Set(['choice', 'switch', 'number', 'money']);

const focusRow = (from: HTMLElement, by: -1 | 1): void => {
  const row = from.closest('li');
  const next = by < 0 ? row?.previousElementSibling : row?.nextElementSibling;
  next?.querySelector<HTMLElement>('.entry-name')?.focus();
};

/** The entries in their order: arrows walk, Enter edits, Alt and an arrow moves; or they are dragged. */
export const EntryList = ({ entries, fields, institutionId, hasOwn, mayChange, mayMove, onAct, onMove }: EntryListProps) => {
  const { t } = useTranslation('registers');
  const today = useToday();
  const text = useText();
  const { staffName } = useDirectory();
  const [dragged, setDragged] = useState<ListedEntry | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const summary = fields.filter(({ control }) => inShort.has(control)).slice(0, 4);

  const movable = (entry: ListedEntry): boolean => mayChange && mayMove && isMovable(entry, institutionId);
  const actionsOf = ({ origin }: ListedEntry): readonly EntryAction[] => {
    if (!mayChange) return ['edit', 'history'];
    if (institutionId === null) return ['edit', 'retire', 'history'];
    if (origin === 'city') return hasOwn ? ['override', 'history'] : ['edit', 'history'];
    return ['edit', origin === 'instead' ? 'backToCity' : 'retire', 'history'];
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, entry: ListedEntry): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (!event.altKey) return focusRow(event.currentTarget, by);
    const move = movable(entry) ? moveBy(entries, entry, by) : null;
    if (move) onMove(move);
  };

  return (
    <ul className="entries">
      {entries.map((entry) => {
        const { row, origin, depth } = entry;
        const drop = dragged && movable(entry) ? moveOnto(entries, dragged, entry) : null;
        return (
          <li
            key={row.code}
            className={`entry ${over === row.code && drop ? 'entry-over' : ''}`}
            data-testid={`entry-${row.code}`}
            data-origin={origin}
            draggable={movable(entry)}
            onDragStart={({ dataTransfer }) => {
              dataTransfer.effectAllowed = 'move';
              dataTransfer.setData('text/plain', row.code);
              setDragged(entry);
            }}
            onDragOver={(event) => {
              if (!drop) return;
              event.preventDefault();
              setOver(row.code);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (drop) onMove(drop);
            }}
          >
            <span className="entry-grip" aria-hidden="true">
              {movable(entry) && <HolderOutlined />}
            </span>
            <div className="entry-words" style={{ paddingInlineStart: depth * 20 }}>
              <button
                type="button"
                className="entry-name"
                onClick={() => onAct(actionsOf(entry)[0] ?? 'edit', entry)}
                onKeyDown={(event) => onKeyDown(event, entry)}
                aria-keyshortcuts={movable(entry) ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
              >
                {text({ zh: row.nameZh, en: row.nameEn })}
              </button>
              <span className="muted small entry-other">{text({ zh: row.nameEn, en: row.nameZh })}</span>
              <code className="muted small">{row.code}</code>
            </div>
            <span className="entry-summary muted small">
              {summary
                .flatMap((field) => {
                  const words = inWords(field, row.value[field.key], text);
                  return words === '' ? [] : [field.control === 'choice' ? words : `${text(field.label)} ${words}`];
                })
                .join(' · ')}
            </span>
            <span>
              {institutionId !== null && hasOwn && <Tag color={origin === 'city' ? 'default' : 'blue'}>{t(`origin_${origin}`)}</Tag>}
            </span>
            <span className="muted small entry-when">
              {shortTime(row.changedAt, today)} {row.changedBy === 'founder' ? t('founder') : staffName(row.changedBy)}
            </span>
            <ActionMenu
              items={actionsOf(entry).map((action) => ({
                key: action,
                label: t(action === 'edit' && !mayChange ? 'look' : action),
                danger: action === 'retire',
                onClick: () => onAct(action, entry),
              }))}
            >
              <Button
                type="text"
                size="small"
                icon={<MoreOutlined />}
                aria-label={`${t('more')}: ${row.nameZh}`}
                data-testid={`entry-more-${row.code}`}
              />
            </ActionMenu>
          </li>
        );
      })}
    </ul>
  );
};
