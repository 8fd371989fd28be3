import { Table } from 'antd';
import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCode } from '../words/useWords.ts';
import type { Institution } from './queries.ts';
import { LicenceUntil, Standing } from './Standing.tsx';
import { type Branch, standsBelowDisabled, treeOf } from './tree.ts';

interface Node {
  readonly key: string;
  readonly row: Institution;
  readonly children?: Node[];
}

const nodesOf = (branches: readonly Branch[]): Node[] =>
  branches.map(({ row, children }) => ({ key: row.institutionId, row, ...(children.length > 0 && { children: nodesOf(children) }) }));

interface InstitutionTreeProps {
  readonly rows: readonly Institution[];
  readonly onOpen: (institutionId: string) => void;
}

/** City, counties, townships and their clinics; the arrows go from row to row, Enter opens. */
export const InstitutionTree = ({ rows, onOpen }: InstitutionTreeProps) => {
  const { t } = useTranslation('institutions');
  const code = useCode();
  const nodes = useMemo(() => nodesOf(treeOf(rows)), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.institutionId, row])), [rows]);
  const go = (event: KeyboardEvent<HTMLElement>, institutionId: string): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') return onOpen(institutionId);
    const next = { ArrowDown: event.currentTarget.nextElementSibling, ArrowUp: event.currentTarget.previousElementSibling }[event.key];
    if (!(next instanceof HTMLElement) || !next.dataset['testid']) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <Table<Node>
      size="small"
      className="sheet institution-tree"
      dataSource={nodes}
      pagination={false}
      // Searched anew, all that is found is open.
      key={rows.length}
      expandable={{ defaultExpandAllRows: true, indentSize: 20 }}
      scroll={{ x: 'max-content' }}
      onRow={({ key }) => ({
        'data-testid': `institution-${key}`,
        className: 'row-open',
        tabIndex: 0,
        onClick: ({ target }) => target instanceof Element && !target.closest('button') && onOpen(key),
        onKeyDown: (event) => go(event, key),
      })}
      columns={[
        {
          key: 'name',
          title: t('name'),
          render: (_, { row }) => (
            <>
              <span className={row.kind === 'authority' ? 'authority-name' : ''}>{row.name}</span>{' '}
              <span className="muted small">
                {code('level', row.level)} · {code('kind', row.kind)}
              </span>
            </>
          ),
        },
        { key: 'admission', title: t('admission'), render: (_, { row }) => <Standing row={row} above={standsBelowDisabled(byId, row)} /> },
        { key: 'licence', title: t('licence'), render: (_, { row }) => <LicenceUntil row={row} /> },
        { key: 'code', title: t('code'), render: (_, { row }) => <span className="number">{row.code}</span> },
        { key: 'telephone', title: t('telephone'), render: (_, { row }) => <span className="number">{row.telephone}</span> },
      ]}
    />
  );
};
