import { CopyOutlined, DeleteOutlined, UndoOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Alert, App, Button, Checkbox, Input, Segmented } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useUnsavedGuard } from '../layouts/useUnsavedGuard.ts';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { changeRole, defineRole, inputOf, type RoleRow, type WorkArea } from './queries.ts';
import { RightsGrid, useCellWords } from './RightsGrid.tsx';
import { RightsInWords } from './RightsInWords.tsx';
import type { Difference, RoleDraft } from './rights.ts';
import { useRoleDraft } from './useRoleDraft.ts';

interface RoleEditorProps {
  readonly roleId: string;
  /** As it is saved now; null: not yet. */
  readonly row: RoleRow | null;
  readonly begun: RoleDraft;
  readonly areas: readonly WorkArea[];
  readonly may: { readonly change: boolean; readonly define: boolean; readonly remove: boolean };
  readonly onSaved: () => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/** One role: its names, and the grid of what it may do and see. What is set stays until it is saved or discarded. */
export const RoleEditor = ({ roleId, row, begun, areas, may, onSaved, onCopy, onRemove }: RoleEditorProps) => {
  const { t } = useTranslation('roles');
  const text = useText();
  const say = useSay();
  const words = useCellWords();
  const { modal } = App.useApp();
  const { staffName } = useDirectory();
  const define = useCommand(defineRole);
  const change = useCommand(changeRole);
  const { draft, edition, changed, before, theirs, canUndo, set, undo, discard } = useRoleDraft({
    role: begun,
    edition: row?.edition ?? 0,
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [view, setView] = useState<'grid' | 'words'>('grid');
  const [only, setOnly] = useState<'all' | 'held' | 'changed'>('all');
  const [typed, setTyped] = useState('');
  const fresh = row === null;
  const editable = fresh ? may.define : may.change;
  const unsaved = editable && (changed.length > 0 || fresh);
  useUnsavedGuard(changed.length > 0);

  const shown = useMemo(() => {
    const wanted = typed.normalize('NFKC').trim().toLowerCase();
    const kept = (kind: string, held: object) => (one: { name: string; title: { zh: string; en: string } }) =>
      [one.name, one.title.zh, one.title.en].some((said) => said.toLowerCase().includes(wanted)) &&
      (only === 'all' || before.has(`${kind} ${one.name}`) || (only === 'held' && one.name in held));
    return areas
      .map((area) => ({
        ...area,
        operations: area.operations.filter(kept('operation', draft.operations)),
        reads: area.reads.filter(kept('read', draft.reads)),
      }))
      .filter(({ operations, reads }) => operations.length + reads.length > 0);
  }, [areas, before, draft, only, typed]);

  const nameOf = ({ cell }: Difference): string => {
    const [kind, name] = cell.split(' ');
    const found = areas.flatMap((area) => (kind === 'operation' ? area.operations : area.reads)).find((one) => one.name === name);
    return found ? text(found.title) : t(cell as 'nameZh');
  };

  const save = async (narrowsOwnRights = false): Promise<void> => {
    if (!unsaved || define.busy || change.busy) return;
    const input = inputOf(roleId, draft);
    if (input.name.zh === '' || input.name.en === '')
      return setProblem({ kind: 'InvalidInput', code: 'NameMissing', field: 'name', text: { zh: t('nameMissing'), en: t('nameMissing') } });
    const outcome = fresh ? await define.send(input) : await change.send({ ...input, edition, narrowsOwnRights });
    if (outcome.ok) {
      setProblem(null);
      say.done(t('saved', { name: text(input.name) }));
      return onSaved();
    }
    if (outcome.problem.code !== 'NarrowsOwnRights') return setProblem(outcome.problem);
    return void modal.confirm({
      title: t('narrowsTitle'),
      content: text(outcome.problem.text),
      okText: t('narrowsGo'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => save(true),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key === 's') {
      event.preventDefault();
      void save();
    } else if (event.key === 'z' && !typing) {
      event.preventDefault();
      undo();
    }
  };

  return (
    <section className="role-editor" onKeyDown={onKeyDown} aria-label={text({ zh: draft.nameZh, en: draft.nameEn })}>
      <header className="role-head">
        <label>
          {t('nameZh')}
          <Input
            value={draft.nameZh}
            maxLength={100}
            disabled={!editable}
            data-testid="role-name-zh"
            onChange={({ target }) => set('nameZh', target.value)}
          />
        </label>
        <label>
          {t('nameEn')}
          <Input
            value={draft.nameEn}
            maxLength={100}
            disabled={!editable}
            data-testid="role-name-en"
            onChange={({ target }) => set('nameEn', target.value)}
          />
        </label>
        <Checkbox
          checked={draft.secondFactor}
          disabled={!editable}
          data-testid="role-second-factor"
          onChange={({ target }) => set('secondFactor', target.checked)}
        >
          {t('secondFactor')}
        </Checkbox>
        <span className="role-actions">
          {!fresh && may.define && (
            <Button icon={<CopyOutlined />} onClick={onCopy} data-testid="copy-role">
              {t('copy')}
            </Button>
          )}
          {!fresh && may.remove && (
            <Button icon={<DeleteOutlined />} onClick={onRemove} data-testid="remove-role">
              {t('remove')}
            </Button>
          )}
        </span>
      </header>
      {theirs.length > 0 && row && (
        <Alert
          type="warning"
          showIcon
          data-testid="role-meanwhile"
          title={t('meanwhile', { who: staffName(row.changedBy ?? ''), when: minuteInChina(row.changedAt ?? ''), count: changed.length })}
          description={
            <ul className="stale-list">
              {theirs.map((one) => (
                <li key={one.cell}>
                  {nameOf(one)} <del>{words(one.before)}</del> <ins>{words(one.after)}</ins>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="role-alert" role="alert">
        {problem && problem.code !== 'RoleChangedMeanwhile' && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
      <div className="role-tools">
        <Segmented
          value={view}
          onChange={setView}
          aria-label={t('show')}
          options={[
            { value: 'grid', label: t('asGrid') },
            { value: 'words', label: t('inWords') },
          ]}
        />
        {view === 'grid' && (
          <>
            <Segmented
              value={only}
              onChange={setOnly}
              aria-label={t('show')}
              options={[
                { value: 'all', label: t('showAll') },
                { value: 'held', label: t('showHeld') },
                { value: 'changed', label: t('showChanged') },
              ]}
            />
            <Input.Search
              allowClear
              value={typed}
              aria-label={t('filter')}
              placeholder={t('filter')}
              data-testid="right-filter"
              onChange={({ target }) => setTyped(target.value)}
            />
            <span className="muted small role-keys">{t('keys')}</span>
          </>
        )}
      </div>
      {/* Scrolled by keyboard also where nothing in it may be changed. */}
      <div className="role-body" tabIndex={0} role="region" aria-label={t('right')}>
        {view === 'words' ? (
          <RightsInWords areas={areas} rights={draft} />
        ) : shown.length === 0 ? (
          <EmptyState title={t('nothingHere')} />
        ) : (
          <RightsGrid areas={shown} role={draft} before={before} disabled={!editable} onSet={set} />
        )}
      </div>
      <footer className="role-foot">
        <span className="muted small">
          {row && t('edition', { edition: row.edition, who: staffName(row.changedBy ?? ''), when: minuteInChina(row.changedAt ?? '') })}
        </span>
        {editable && (
          <>
            <span aria-live="polite" data-testid="role-changes">
              {changed.length > 0 ? t('changed', { count: changed.length }) : t('unchanged')}
            </span>
            <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={undo} data-testid="undo-right">
              {t('undo')}
            </Button>
            <Button disabled={changed.length === 0} onClick={discard}>
              {t('discard')}
            </Button>
            <Button
              type="primary"
              disabled={!unsaved}
              loading={define.busy || change.busy}
              onClick={() => void save()}
              data-testid="save-role"
            >
              {t('save')} <kbd>Ctrl+S</kbd>
            </Button>
          </>
        )}
      </footer>
    </section>
  );
};
