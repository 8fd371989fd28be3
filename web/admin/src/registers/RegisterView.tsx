import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button, Input, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useSay } from '../commands/useSay.tsx';
import { UndoImport } from '../imports/UndoImport.tsx';
import { SaveTable } from '../tables/SaveTable.tsx';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { useText } from '../words/useWords.ts';
import { EntryDrawer } from './EntryDrawer.tsx';
import { type EntryAction, EntryList } from './EntryList.tsx';
import type { EntryRow } from './entry-row.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { tableOf } from './import-rows.ts';
import { found, listed, type ListedEntry, retiredOf } from './listed.ts';
import { addressOf, type RegisterKind, type Step } from './queries.ts';
import { RetiredEntries } from './RetiredEntries.tsx';
import { columnsOf } from './table.ts';
import { useChangeRegister, useMayChange } from './useChangeRegister.ts';
import { useEntries } from './useEntries.ts';
import type { Opened } from './useEntryDraft.ts';
import { useFields } from './useFields.ts';
import { importName } from './useSaveRows.ts';
import type { Field } from './value-form.ts';

const noFields: readonly Field[] = [];

interface RegisterViewProps {
  readonly kind: RegisterKind;
  /** Null: the city's own list. */
  readonly institutionId: string | null;
}

/** One list: searched, added to, changed, put in order, retired and restored. */
export const RegisterView = ({ kind, institutionId }: RegisterViewProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const say = useSay();
  const navigate = useNavigate();
  const whose = institutionId === null ? '' : `?institution=${encodeURIComponent(institutionId)}`;
  const [parameters, setParameters] = useSearchParams();
  const { rows, error, again } = useEntries(kind.kind);
  const mayChange = useMayChange()(kind, institutionId);
  const { change } = useChangeRegister(kind, institutionId);
  const [typed, setTyped] = useState('');
  const saveTable = useSaveTable();
  const [told, setTold] = useState<EntryRow | null>(null);
  const known = useFields(kind);
  const fields = known ?? noFields;
  const entries = useMemo(() => listed(rows ?? [], institutionId), [rows, institutionId]);
  const retired = useMemo(() => retiredOf(rows ?? [], institutionId), [rows, institutionId]);
  const shown = found(entries, typed);

  const code = parameters.get('entry');
  const open = (next: string | null): void =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (next === null) after.delete('entry');
      else after.set('entry', next);
      return after;
    });
  const opening = code === null || rows === null ? null : entries.find(({ row }) => row.code === code);
  const opened: Opened | null = useMemo(() => {
    if (code === '+') return { row: null, instead: false };
    return opening
      ? { row: opening.row, instead: institutionId !== null && opening.origin === 'city' && kind.scope === 'institution' }
      : null;
  }, [code, opening, institutionId, kind]);

  // A link to an entry that is there no more opens nothing.
  useEffect(() => {
    if (code !== null && code !== '+' && rows !== null && !opening) open(null);
  });

  const does = async (done: string, ...steps: readonly Step[]): Promise<void> => void say.outcome(await change(...steps), done);
  const act = (action: EntryAction, { row }: ListedEntry): void => {
    if (action === 'edit' || action === 'override') return open(row.code);
    if (action === 'history') return setTold(row);
    void does(t(action === 'retire' ? 'retired' : 'backAgain'), { retire: { code: row.code } });
  };
  const table = () => tableOf(shown, columnsOf(fields, text), kind.tree, text);
  if (error && !rows) return <Failure error={error} onRetry={again} />;
  return (
    <>
      {mayChange && <UndoImport<readonly Step[]> list={importName(kind, institutionId)} undo={(back) => change(...back)} />}
      <div className="register-tools">
        <Input.Search
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          data-testid="entry-search"
          value={typed}
          style={{ maxWidth: 280 }}
          onChange={({ target }) => setTyped(target.value)}
        />
        <span className="muted small" role="status">
          {rows && t('count', { count: shown.length })}
        </span>
        <span className="register-buttons">
          <SaveTable
            label={t('export')}
            testId="export-entries"
            disabled={shown.length === 0}
            onSave={(format) => saveTable(format, text(kind.title), table())}
          />
          {mayChange && (
            <Button
              icon={<UploadOutlined />}
              onClick={() => void navigate({ pathname: `${addressOf(kind)}/import`, search: whose })}
              data-testid="import-entries"
            >
              {t('import')}
            </Button>
          )}
          {mayChange && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => open('+')} data-testid="add-entry">
              {t('add')}
            </Button>
          )}
        </span>
      </div>
      {!mayChange && <p className="muted small">{t('readOnly')}</p>}
      {mayChange && entries.length > 1 && <p className="muted small">{t('orderHint')}</p>}
      {rows === null || known === null ? (
        <Skeleton active />
      ) : shown.length === 0 ? (
        <EmptyState
          title={typed === '' ? t('empty') : t('nothingFound', { typed })}
          hint={typed === '' ? (mayChange ? t('emptyHint') : undefined) : t('nothingFoundHint')}
        />
      ) : (
        <EntryList
          entries={shown}
          fields={fields}
          institutionId={institutionId}
          hasOwn={kind.scope === 'institution'}
          mayChange={mayChange}
          mayMove={typed.trim() === ''}
          onAct={act}
          onMove={(move) => void does(t('moved'), { move })}
        />
      )}
      <RetiredEntries
        rows={retired}
        mayChange={mayChange}
        onRestore={(row) => void does(t('restored'), { restore: { code: row.code } })}
        onHistory={setTold}
      />
      {opened && known && (
        <EntryDrawer
          key={code}
          kind={kind}
          fields={fields}
          institutionId={institutionId}
          opened={opened}
          entries={entries}
          ownRetired={retired.some((row) => row.code === code)}
          mayChange={mayChange}
          onClose={() => open(null)}
        />
      )}
      {told && <HistoryDrawer row={told} fields={fields} onClose={() => setTold(null)} />}
    </>
  );
};
