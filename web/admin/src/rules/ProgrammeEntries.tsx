import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathProblems } from '../registers/value-form.ts';
import { useCode, useText } from '../words/useWords.ts';
import { ProgrammeEntryDrawer } from './ProgrammeEntryDrawer.tsx';
import {
  entryMark,
  type ListEntry,
  type ListFields,
  type ListName,
  retiredOf,
  withEntry,
  withEntryMoved,
  withNewEntry,
  withoutEntry,
  withRestored,
} from './programme-lists.ts';
import type { Item, Programme } from './queries.ts';
import type { RulesEditor } from './useRulesEditor.ts';

interface ProgrammeEntriesProps {
  readonly list: ListName;
  readonly programme: Programme;
  /** The version before. */
  readonly before: Programme;
  readonly fields: ListFields;
  /** By entry ("items.3"), then by the path in it. */
  readonly problems: ReadonlyMap<string, PathProblems>;
  /** Left out: they are only looked at. */
  readonly editor?: RulesEditor | undefined;
}

const isItem = (entry: ListEntry): entry is Item => 'station' in entry;

/** The items or the jobs of a version: arrows walk, Enter opens, Alt and an arrow moves. What is retired can come back. */
export const ProgrammeEntries = ({ list, programme, before, fields, problems, editor }: ProgrammeEntriesProps) => {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useCode();
  const [opened, open] = useState<number | null>(null);
  const rows = useRef<HTMLUListElement>(null);
  const entries: readonly ListEntry[] = programme[list];
  const published = new Set(before[list].map(({ code }) => code));
  const retired = retiredOf(programme, before, list);
  const shown = opened === null ? undefined : entries[opened];

  const about = (entry: ListEntry): string => {
    if (!isItem(entry)) return entry.minimumAge === undefined ? '' : t('fromAge', { age: entry.minimumAge });
    const jobs = entry.applies?.jobs ?? [];
    return [
      word('station', entry.station),
      t(`need_${entry.need}`),
      ...(entry.applies?.sex ? [t(`only_${entry.applies.sex}`)] : []),
      ...(jobs.length > 0 ? [t('onlyJobs', { count: jobs.length })] : []),
      t('ofFindings', { findings: entry.findings.length, values: entry.fields.length }),
    ].join(' · ');
  };
  const focus = (n: number): void => rows.current?.querySelectorAll<HTMLElement>('.entry-name')[n]?.focus();
  const move = (n: number, by: 1 | -1): void => {
    editor?.change(withEntryMoved(programme, list, n, by));
    requestAnimationFrame(() => focus(Math.max(0, Math.min(entries.length - 1, n + by))));
  };
  const onKeyDown = (event: KeyboardEvent, n: number): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (!event.altKey) return focus(n + by);
    if (editor) move(n, by);
  };

  return (
    <section data-testid={`programme-${list}`}>
      <div className="programme-tools">
        <span className="muted small">{t(`${list}Hint`)}</span>
        {editor && (
          <Button
            icon={<PlusOutlined />}
            data-testid={`add-${list}`}
            onClick={() => {
              editor.change(withNewEntry(programme, list));
              open(entries.length);
            }}
          >
            {t(`add_${list}`)}
          </Button>
        )}
      </div>
      <ul className="entries" ref={rows}>
        {entries.map((entry, n) => {
          const mark = entryMark(entry, before[list], fields[list]);
          const wrong = [...new Set(problems.get(`${list}.${n}`)?.values())];
          const name = text(entry.name) || entry.code || t('unnamed');
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two may have the same code, or none, while they are typed
            <li key={`${entry.code}/${n}`} className="programme-entry" data-testid={`${list}-${entry.code}`}>
              <div>
                <button type="button" className="entry-name" onClick={() => open(n)} onKeyDown={(event) => onKeyDown(event, n)}>
                  {name}
                </button>{' '}
                <code className="muted small">{entry.code}</code>{' '}
                {mark && <Tag color="processing">{t(mark === 'added' ? 'markAdded' : 'markChanged')}</Tag>}
                {wrong.length > 0 && (
                  <p className="rule-term-problem" role="alert">
                    {wrong.join(' · ')}
                  </p>
                )}
              </div>
              <span className="muted small">{about(entry)}</span>
              {editor && (
                <span className="programme-buttons">
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={`${t('up')} ${name}`}
                    disabled={n === 0}
                    onClick={() => move(n, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={`${t('down')} ${name}`}
                    disabled={n === entries.length - 1}
                    onClick={() => move(n, 1)}
                  />
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t(published.has(entry.code) ? 'retire' : 'remove')} ${name}`}
                    data-testid={`retire-${list}-${entry.code}`}
                    onClick={() => editor.change(withoutEntry(programme, list, n))}
                  >
                    {t(published.has(entry.code) ? 'retire' : 'remove')}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {retired.length > 0 && (
        <>
          <p className="muted small">{t(`${list}Retired`, { count: retired.length })}</p>
          <ul className="entries">
            {retired.map((entry) => (
              <li key={entry.code} className="programme-entry" data-testid={`retired-${list}-${entry.code}`}>
                <del>{text(entry.name)}</del>
                {editor && (
                  <Button type="link" size="small" onClick={() => editor.change(withRestored(programme, before, list, entry.code))}>
                    {t('restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {opened !== null && shown && (
        <ProgrammeEntryDrawer
          entry={shown}
          title={text(shown.name) || t(`add_${list}`)}
          fields={fields[list]}
          problems={problems.get(`${list}.${opened}`)}
          codeFixed={published.has(shown.code) && entries.findIndex(({ code }) => code === shown.code) === opened}
          disabled={!editor}
          onChange={(value) => editor?.change(withEntry(programme, list, opened, value), `${list} ${opened}`)}
          onClose={() => {
            open(null);
            focus(opened);
          }}
        />
      )}
    </section>
  );
};
