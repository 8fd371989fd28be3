import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../app/SidePanel.tsx';
import { useAskDiscard } from '../app/useAskDiscard.ts';
import type { Problem } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { editorOf } from './editor-of.ts';
import { CodeField, ParentField } from './EntryStanding.tsx';
import type { ListedEntry } from './listed.ts';
import type { RegisterKind } from './queries.ts';
import { StaleEntry } from './StaleEntry.tsx';
import { useChangeRegister } from './useChangeRegister.ts';
import { type Opened, useEntryDraft } from './useEntryDraft.ts';
import { type Fault, faultsOf, pathInValue } from './value-faults.ts';
import type { Field, PathProblems } from './value-form.ts';

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

const none: PathProblems = new Map();

/** One entry, new or changed. */
export const EntryDrawer = (props: EntryDrawerProps) => {
  const { kind, fields, institutionId, opened, entries, ownRetired, mayChange, onClose } = props;
  const { row, instead } = opened;
  const { t } = useTranslation('registers');
  const text = useText();
  const say = useSay();
  const askDiscard = useAskDiscard();
  const { change, busy } = useChangeRegister(kind, institutionId);
  const draft = useEntryDraft({ kind, fields, institutionId, opened, ownRetired });
  const [problems, setProblems] = useState(none);
  const [top, setTop] = useState<Problem | null>(null);
  const adding = row === null;
  const Editor = editorOf(kind.kind);

  const leave = (): void => {
    draft.clear();
    onClose();
  };
  const close = (): void => askDiscard(draft.changed && mayChange, leave);
  const save = async (): Promise<void> => {
    const faultWords = ({ why, allowed }: Fault): string => {
      if (why === 'noMoney') return t('noMoney', { ns: 'fees' });
      return why === 'outside' && allowed ? t('outside', { allowed: text(allowed) }) : t('required');
    };
    const faults: readonly Fault[] = [
      ...(draft.code === '' ? [{ path: 'code', why: 'required' as const }] : []),
      ...faultsOf(fields, draft.value),
    ];
    const [first] = faults;
    if (first) {
      setProblems(new Map(faults.map((fault) => [fault.path, faultWords(fault)])));
      return document.getElementById(first.path === 'code' ? 'entry-code' : `value-${first.path}`)?.focus();
    }
    const outcome = await change(...draft.steps());
    if (outcome.ok) {
      say.done(t('saved'));
      return leave();
    }
    const path = pathInValue(outcome.problem.field);
    const atField = path !== null && path !== 'edition';
    setProblems(atField ? new Map([[path, text(outcome.problem.text)]]) : none);
    setTop(atField ? null : outcome.problem);
  };

  return (
    <SidePanel
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
          {row && draft.theirs && <StaleEntry row={row} theirs={draft.theirs} onKeep={draft.keepMine} onTake={draft.takeTheirs} />}
        </div>
        {instead && <p className="muted">{t('overrideLead')}</p>}
        {Editor.picksCode !== true && (
          <CodeField code={draft.code} disabled={!adding || !mayChange} problem={problems.get('code')} onChange={draft.setCode} />
        )}
        {kind.tree && (
          <ParentField
            parent={draft.parent}
            disabled={!mayChange}
            among={entries.filter((entry) => entry.row.code !== row?.code)}
            onChange={draft.setParent}
          />
        )}
        <Editor.Form
          fields={fields}
          value={draft.value}
          problems={problems}
          disabled={!mayChange}
          institutionId={institutionId}
          code={draft.code}
          adding={adding}
          onCode={draft.setCode}
          onChange={(value) => {
            draft.setValue(value);
            setProblems(none);
            setTop(null);
          }}
        />
      </div>
    </SidePanel>
  );
};
