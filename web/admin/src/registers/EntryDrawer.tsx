import { Alert, App, Button, Drawer, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { editorOf } from './editor-of.ts';
import type { EntryRow } from './entry-row.ts';
import { differences } from './in-words.ts';
import type { ListedEntry } from './listed.ts';
import type { RegisterKind, Step } from './queries.ts';
import { useChangeRegister } from './useChangeRegister.ts';
import { blankOf, cleaned, type Field, missing, pathInValue, type Value } from './value-form.ts';

/** Nothing open yet: a new entry. `instead`: the institution's own in the place of the city's. */
export interface Opened {
  readonly row: EntryRow | null;
  readonly instead: boolean;
}

interface EntryDrawerProps {
  readonly kind: RegisterKind;
  readonly fields: readonly Field[];
  readonly institutionId: string | null;
  readonly opened: Opened;
  /** Where a new one may stand below. */
  readonly entries: readonly ListedEntry[];
  /** The institution's own of this code is kept, retired: it comes back with the new value. */
  readonly ownRetired: boolean;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

interface Typed {
  readonly code: string;
  readonly parent: string | null;
  readonly value: Value;
  /** The edition that was seen when typing began, and its value. */
  readonly edition: number | null;
  readonly seen: Value;
}

/** A code out of an English name; people may write another. */
const codeFrom = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

const beganWith = ({ row, instead }: Opened, fields: readonly Field[]): Typed => ({
  code: row?.code ?? '',
  parent: row?.parent ?? null,
  value: row?.value ?? blankOf(fields),
  edition: row && !instead ? row.edition : null,
  seen: row?.value ?? {},
});

/** One entry, new or changed. What is typed is a draft: it survives a reload, and another's change of the same entry. */
export const EntryDrawer = (props: EntryDrawerProps) => {
  const { kind, fields, institutionId, opened, entries, ownRetired, mayChange, onClose } = props;
  const { row, instead } = opened;
  const { t } = useTranslation('registers');
  const text = useText();
  const say = useSay();
  const { modal } = App.useApp();
  const { staffName } = useDirectory();
  const { change, busy } = useChangeRegister(kind, institutionId);
  const began = useRef(beganWith(opened, fields)).current;
  const [typed, type, clear] = useDraft<Typed>(`register/${kind.kind}/${institutionId ?? 'city'}/${row?.code ?? '+'}`, began);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [top, setTop] = useState<Problem | null>(null);
  const [codeTyped, setCodeTyped] = useState(row !== null || typed.code !== '');
  const adding = row === null;
  const Editor = editorOf(kind.kind);
  const name = typed.value['name'] as { readonly zh?: string; readonly en?: string } | undefined;
  const code = codeTyped ? typed.code : codeFrom(name?.en ?? '');
  const changed = JSON.stringify(cleaned(fields, typed.value)) !== JSON.stringify(cleaned(fields, typed.seen));
  const stale = row !== null && !instead && typed.edition !== null && row.edition !== typed.edition;
  const theirs = stale ? differences(fields, typed.seen, row.value, text) : [];

  useEffect(() => {
    // Nothing was typed yet: what is shown is what is there now.
    if (stale && !changed) type(beganWith(opened, fields));
  }, [stale, changed, opened, fields, type]);

  const edit = (value: Value): void => {
    type((before) => ({ ...before, value }));
    setProblems(new Map());
    setTop(null);
  };
  const leave = (): void => {
    clear();
    onClose();
  };
  const close = (): void => {
    if (!changed || !mayChange) return leave();
    modal.confirm({
      title: t('unsaved'),
      content: t('unsavedHint'),
      okText: t('discard'),
      cancelText: t('keepEditing'),
      okButtonProps: { danger: true },
      onOk: leave,
    });
  };

  const stepsOf = (value: Value): readonly Step[] => {
    if (adding) return [{ add: { code, value, ...(kind.tree && { parent: typed.parent }) } }];
    if (!instead) return [{ change: { code, value, edition: typed.edition } }];
    return ownRetired ? [{ restore: { code } }, { change: { code, value, edition: null } }] : [{ add: { code, value } }];
  };
  const save = async (): Promise<void> => {
    const lacking = [...(code === '' ? ['code'] : []), ...missing(fields, typed.value)];
    if (lacking.length > 0) {
      setProblems(new Map(lacking.map((path) => [path, t('required')])));
      return document.getElementById(lacking[0] === 'code' ? 'entry-code' : `value-${lacking[0]}`)?.focus();
    }
    const moved = row !== null && !instead && kind.tree && typed.parent !== row.parent;
    const outcome = await change(...stepsOf(cleaned(fields, typed.value)), ...(moved ? [{ move: { code, parent: typed.parent } }] : []));
    if (outcome.ok) {
      say.done(t('saved'));
      return leave();
    }
    const path = pathInValue(outcome.problem.field);
    const atField = path !== null && path !== 'edition';
    setProblems(atField ? new Map([[path, text(outcome.problem.text)]]) : new Map());
    setTop(atField ? null : outcome.problem);
  };
  /** Theirs was looked at: what is typed goes on top of it. */
  const goOn = (): void => type((before) => ({ ...before, edition: row?.edition ?? null, seen: row?.value ?? before.seen }));

  const parents = entries.filter(({ row: one }) => one.code !== row?.code);
  return (
    <Drawer
      open
      size={Editor.size}
      title={adding ? `${t('add')} · ${text(kind.title)}` : text({ zh: row.nameZh, en: row.nameEn })}
      onClose={close}
      destroyOnHidden
      extra={
        mayChange && (
          <Button type="primary" loading={busy} onClick={() => void save()} data-testid="save-entry">
            {t('save')}
          </Button>
        )
      }
    >
      <div
        className="entry-form"
        onKeyDown={(event) => {
          if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      >
        <div role="alert" className="entry-notices">
          {top && <Alert type="error" showIcon title={text(top.text)} />}
          {stale && changed && (
            <Alert
              type="warning"
              showIcon
              data-testid="stale-entry"
              title={t('stale', { who: staffName(row.changedBy), when: minuteInChina(row.changedAt) })}
              description={
                <>
                  <ul className="stale-list">
                    {theirs.map(({ label, before, after }) => (
                      <li key={label}>
                        {label} <del>{before}</del> <ins>{after}</ins>
                      </li>
                    ))}
                  </ul>
                  <Button size="small" onClick={goOn} data-testid="keep-mine">
                    {t('keepMine')}
                  </Button>{' '}
                  <Button size="small" onClick={() => type(beganWith(opened, fields))} data-testid="take-theirs">
                    {t('takeTheirs')}
                  </Button>
                </>
              }
            />
          )}
        </div>
        {instead && <p className="muted">{t('overrideLead')}</p>}
        {Editor.picksCode !== true && (
          <div className="value-field" data-field="code">
            <label className="value-label" htmlFor="entry-code">
              {t('code')} <span className="muted small">{t('codeHint')}</span>
            </label>
            <Input
              id="entry-code"
              data-testid="entry-code"
              disabled={!adding || !mayChange}
              maxLength={60}
              status={problems.has('code') ? 'error' : ''}
              value={code}
              onChange={({ target }) => {
                setCodeTyped(true);
                type((before) => ({ ...before, code: target.value.trim() }));
              }}
            />
            {problems.has('code') && (
              <p className="value-problem" role="alert">
                {problems.get('code')}
              </p>
            )}
          </div>
        )}
        {kind.tree && (
          <div className="value-field">
            <label className="value-label" htmlFor="entry-parent">
              {t('parent')}
            </label>
            <Select
              id="entry-parent"
              allowClear
              disabled={!mayChange}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              value={typed.parent}
              placeholder={t('noParent')}
              options={parents.map(({ row: { code: value, nameZh, nameEn } }) => ({ value, label: text({ zh: nameZh, en: nameEn }) }))}
              onChange={(parent: string | null) => type((before) => ({ ...before, parent: parent ?? null }))}
            />
          </div>
        )}
        <Editor.Form
          fields={fields}
          value={typed.value}
          problems={problems}
          disabled={!mayChange}
          institutionId={institutionId}
          code={code}
          adding={adding}
          onCode={(picked) => {
            setCodeTyped(true);
            type((before) => ({ ...before, code: picked }));
          }}
          onChange={edit}
        />
      </div>
    </Drawer>
  );
};
