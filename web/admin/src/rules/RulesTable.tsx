import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutcomeTag } from '../app/StageTag.tsx';
import { useRow, useText } from '../words/useWords.ts';
import type { Programme, Rule } from './queries.ts';
import { conditionCode, markOf } from './rule-table.ts';
import { RuleEditor } from './RuleEditor.tsx';
import type { RulesEditor } from './useRulesEditor.ts';
import { useRuleWords } from './useRuleWords.ts';

interface RulesTableProps {
  readonly programme: Programme;
  readonly before: readonly Rule[];
  /** What is wrong, by row, in words. */
  readonly problems: ReadonlyMap<number, readonly string[]>;
  /** Left out: the table is only looked at. */
  readonly editor?: RulesEditor | undefined;
}

/** The rules as a table: rows are chosen, edited in their place and moved by the keyboard alone. */
export const RulesTable = ({ programme, before, problems, editor }: RulesTableProps) => {
  const { t } = useTranslation('rules');
  const text = useText();
  const inRow = useRow();
  const words = useRuleWords(programme);
  const [editing, setEditing] = useState(false);
  const [chosen, choose] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const returns = useRef(false);
  const active = editor?.active ?? Math.min(chosen, programme.rules.length - 1);

  const focusRow = (): void => {
    returns.current = true;
  };
  useEffect(() => {
    if (!returns.current || editing) return;
    returns.current = false;
    body.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  });

  // What is wrong stands below the row: room is kept for it.
  useEffect(() => {
    if (editing) body.current?.querySelector('tr[tabindex="0"]')?.scrollIntoView({ block: 'nearest' });
  }, [editing, active]);

  const goTo = (n: number): void => {
    const to = Math.max(0, Math.min(programme.rules.length - 1, n));
    (editor?.activate ?? choose)(to);
    setEditing(false);
    focusRow();
  };
  const end = (): void => {
    setEditing(false);
    focusRow();
  };
  const acted = (act: (() => void) | undefined, edit = false): void => {
    act?.();
    setEditing(edit);
    focusRow();
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLTableRowElement>): void => {
    const { key, altKey, ctrlKey, metaKey, nativeEvent } = event;
    const control = ctrlKey || metaKey;
    if (nativeEvent.isComposing) return;
    const take = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (editing) {
      if (key === 'Escape' || (key === 'Enter' && control)) take(end);
      return;
    }
    if (event.target !== event.currentTarget) return;
    if (editor && altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      return take(() => acted(() => editor.move(key === 'ArrowUp' ? -1 : 1)));
    if (key === 'ArrowUp' || key === 'ArrowDown') return take(() => goTo(active + (key === 'ArrowUp' ? -1 : 1)));
    if (key === 'Home' || key === 'End') return take(() => goTo(key === 'Home' ? 0 : programme.rules.length - 1));
    if (!editor) return;
    if (key === 'Enter' || key === 'F2') take(() => setEditing(true));
    else if (key === 'Insert') take(() => acted(editor.add, true));
    else if (key.toLowerCase() === 'd' && control) take(() => acted(editor.copy));
    else if (key === 'Delete') take(() => acted(editor.remove));
  };

  const tools = editor && (
    <span className="rule-tools">
      {(
        [
          ['edit', <EditOutlined key="icon" />, () => setEditing(true)],
          ['copy', <CopyOutlined key="icon" />, () => acted(editor.copy)],
          ['up', <ArrowUpOutlined key="icon" />, () => acted(() => editor.move(-1))],
          ['down', <ArrowDownOutlined key="icon" />, () => acted(() => editor.move(1))],
          ['remove', <DeleteOutlined key="icon" />, () => acted(editor.remove)],
        ] as const
      ).map(([name, icon, act]) => (
        <Button
          key={name}
          size="small"
          type="text"
          icon={icon}
          aria-label={t(name)}
          title={t(name)}
          data-testid={`rule-${name}`}
          onClick={act}
        />
      ))}
    </span>
  );

  return (
    <div className="rules-scroll sheet">
      <table className="rules-table" aria-label={t('tabTable')}>
        <thead>
          <tr>
            <th className="rule-number">#</th>
            <th className="rule-condition">
              {t('rowItem')} · {t('field.when')}
            </th>
            <th className="rule-outcome">{t('field.outcome')}</th>
            <th className="rule-items">{t('field.furtherItems')}</th>
            <th>{t('field.reason')}</th>
            <th>
              {t('field.legalBasis')} · {t('field.doubt')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {programme.rules.map((row, n) => {
            const mark = markOf(row, before);
            const wrong = problems.get(n) ?? [];
            const isActive = n === active;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- what is edited stays where it is while its id changes with it
              <Fragment key={n}>
                <tr
                  tabIndex={isActive ? 0 : -1}
                  aria-label={t('row', { n: n + 1, about: words.about(row) })}
                  aria-current={isActive ? true : undefined}
                  className={[mark && `rule-${mark}`, wrong.length > 0 && 'rule-wrong', isActive && 'rule-active']
                    .filter(Boolean)
                    .join(' ')}
                  data-testid={`rule-row-${row.id}`}
                  onKeyDown={onKeyDown}
                  onClick={(event) => {
                    if (isActive) return;
                    (editor?.activate ?? choose)(n);
                    setEditing(false);
                    event.currentTarget.focus();
                  }}
                  onDoubleClick={() => editor && setEditing(true)}
                >
                  <td className="rule-number number">
                    {n + 1}
                    {mark && <span className={`rule-mark rule-mark-${mark}`}>{t(mark === 'added' ? 'markAdded' : 'markChanged')}</span>}
                  </td>
                  {editor && isActive && editing ? (
                    <RuleEditor
                      row={row}
                      items={programme.items}
                      words={words}
                      onChange={(change) => editor.setRow(n, change)}
                      onEnd={end}
                    />
                  ) : (
                    <>
                      <td>
                        <span className="muted small">{words.itemName(row.item)}</span>
                        <div>{words.conditionName(row.item, conditionCode(row))}</div>
                      </td>
                      <td>
                        <OutcomeTag outcome={row.outcome} />
                      </td>
                      <td className="small">{inRow((row.furtherItems ?? []).map(words.itemName))}</td>
                      <td>{text(row.reason)}</td>
                      <td className="small">
                        {row.legalBasis}
                        {row.doubt && <p className="rule-doubt">{row.doubt}</p>}
                        {isActive && tools}
                      </td>
                    </>
                  )}
                </tr>
                {wrong.length > 0 && (
                  <tr className="rule-problem">
                    <td />
                    <td colSpan={5} role="alert">
                      {wrong.join(' · ')}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {editor && (
        <footer className="rules-foot">
          <Button size="small" icon={<PlusOutlined />} data-testid="rule-add" onClick={() => acted(editor.add, true)}>
            {t('add')}
          </Button>
          <span className="muted small">{t('keys')}</span>
        </footer>
      )}
    </div>
  );
};
