import { UndoOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tooltip } from 'antd';
import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRow, useText } from '../words/useWords.ts';
import type { WorkArea } from './queries.ts';
import { type Cell, type CellValue, groups as allGroups, type ReadRight, type RoleDraft, type Scope, scopes } from './rights.ts';

/** What a cell held, in words. */
export const useCellWords = (): ((value: CellValue) => string) => {
  const { t } = useTranslation('roles');
  const row = useRow();
  return (value) => {
    if (value === null) return t('scope_none');
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    if (typeof value === 'string') return scopes.includes(value as Scope) ? t(`scope_${value as Scope}`) : value;
    const shown = value.groups.map((group) => t(`group_${group}`));
    return row([
      t(`scope_${value.scope}`),
      ...shown,
      ...(value.restricted ? [t('restricted')] : []),
      ...(value.purpose ? [t('forPurpose')] : []),
    ]);
  };
};

interface RowProps {
  readonly cell: Cell;
  readonly name: string;
  readonly title: string;
  readonly value: Scope | ReadRight | null;
  /** The field groups that a list has; null: an operation. */
  readonly groups: readonly string[] | null;
  /** What it was before it was changed here; undefined: unchanged. */
  readonly before: CellValue | undefined;
  readonly disabled: boolean;
  readonly onSet: (cell: Cell, value: CellValue) => void;
}

const scopeOf = (value: Scope | ReadRight | null): Scope | null => (value === null || typeof value === 'string' ? value : value.scope);

const GrantRow = memo(({ cell, name, title, value, groups, before, disabled, onSet }: RowProps) => {
  const { t } = useTranslation('roles');
  const words = useCellWords();
  const scope = scopeOf(value);
  const read = value !== null && typeof value !== 'string' ? value : null;
  const setScope = (next: Scope | null): void => {
    if (groups === null || next === null) return onSet(cell, next);
    return onSet(cell, { groups: ['plain'], restricted: false, purpose: false, ...read, scope: next });
  };
  const setGroup = (group: string, on: boolean): void => {
    if (!read) return;
    onSet(cell, { ...read, groups: allGroups.filter((one) => (one === group ? on : read.groups.includes(one))) });
  };
  return (
    <tr className={before === undefined ? undefined : 'right-changed'} data-testid={`right-${name}`}>
      <th scope="row">
        {title}
        {before !== undefined && <span className="right-was">{t('was', { value: words(before) })}</span>}
      </th>
      {[null, ...scopes].map((one) => (
        <td key={one ?? 'none'} className="right-scope">
          <label>
            <input
              type="radio"
              name={cell}
              checked={scope === one}
              disabled={disabled}
              aria-label={`${title}: ${t(`scope_${one ?? 'none'}`)}`}
              onChange={() => setScope(one)}
            />
          </label>
        </td>
      ))}
      <td className="right-groups">
        {groups !== null &&
          read &&
          groups.length > 1 &&
          allGroups
            .filter((group) => groups.includes(group))
            .map((group) => (
              <Checkbox
                key={group}
                checked={read.groups.includes(group)}
                disabled={disabled || group === 'plain'}
                aria-label={`${title}: ${t(`group_${group}`)}`}
                onChange={({ target }) => setGroup(group, target.checked)}
              >
                {t(`group_${group}`)}
              </Checkbox>
            ))}
        {groups?.includes('identity') && read && (
          <Checkbox
            checked={read.restricted === true}
            disabled={disabled}
            aria-label={`${title}: ${t('restricted')}`}
            onChange={({ target }) => onSet(cell, { ...read, restricted: target.checked })}
          >
            {t('restricted')}
          </Checkbox>
        )}
        {groups?.some((group) => group !== 'plain') && read && (
          <Checkbox
            checked={read.purpose === true}
            disabled={disabled}
            aria-label={`${title}: ${t('forPurpose')}`}
            title={t('forPurposeHint')}
            onChange={({ target }) => onSet(cell, { ...read, purpose: target.checked })}
          >
            {t('forPurpose')}
          </Checkbox>
        )}
      </td>
      <td className="right-undo">
        {before !== undefined && !disabled && (
          <Tooltip title={t('undo')}>
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined />}
              aria-label={`${t('undo')}: ${title}`}
              onClick={() => onSet(cell, before)}
            />
          </Tooltip>
        )}
      </td>
    </tr>
  );
});

/** Up and down go from row to row, to the scope that holds there; left and right change it, as radio buttons do. */
const walk = (event: KeyboardEvent<HTMLTableElement>): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const rows = [...currentTarget.querySelectorAll('tbody tr:has(input[type=radio])')];
  const next = rows[rows.indexOf(target.closest('tr')!) + step]?.querySelector<HTMLInputElement>('input[type=radio]:checked');
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

interface RightsGridProps {
  readonly areas: readonly WorkArea[];
  readonly role: RoleDraft;
  readonly before: ReadonlyMap<Cell, CellValue>;
  readonly disabled: boolean;
  readonly onSet: (cell: Cell, value: CellValue) => void;
}

/** Operation x scope, and list x scope x field group, by field of work. */
export const RightsGrid = ({ areas, role, before, disabled, onSet }: RightsGridProps) => {
  const { t } = useTranslation('roles');
  const text = useText();
  return (
    <table className="rights-grid" onKeyDown={walk} aria-label={t('asGrid')}>
      <thead>
        <tr>
          <th scope="col">{t('right')}</th>
          {[null, ...scopes].map((scope) => (
            <th key={scope ?? 'none'} scope="col" className="right-scope">
              {t(`scope_${scope ?? 'none'}`)}
            </th>
          ))}
          <th scope="col">{t('groups')}</th>
          <th scope="col" aria-label={t('undo')} />
        </tr>
      </thead>
      {areas.map(({ code, title, operations, reads }) => (
        <tbody key={code}>
          <tr className="rights-area">
            <th scope="rowgroup" colSpan={8}>
              {text(title)}
            </th>
          </tr>
          {operations.map(({ name, title: words }) => (
            <GrantRow
              key={name}
              cell={`operation ${name}`}
              name={name}
              title={text(words)}
              value={role.operations[name] ?? null}
              groups={null}
              before={before.get(`operation ${name}`)}
              disabled={disabled}
              onSet={onSet}
            />
          ))}
          {reads.map(({ name, title: words, groups }) => (
            <GrantRow
              key={name}
              cell={`read ${name}`}
              name={name}
              title={`${t('reads')} · ${text(words)}`}
              value={role.reads[name] ?? null}
              groups={groups}
              before={before.get(`read ${name}`)}
              disabled={disabled}
              onSet={onSet}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
};
