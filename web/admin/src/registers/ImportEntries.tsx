import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSay } from '../commands/useSay.tsx';
import { FileTable } from '../imports/FileTable.tsx';
import { ImportFoot } from '../imports/ImportFoot.tsx';
import { ImportFrame } from '../imports/ImportFrame.tsx';
import type { TableFormat } from '../tables/save-table.ts';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { useText } from '../words/useWords.ts';
import type { EntryRow } from './entry-row.ts';
import type { ImportInto, ImportRow } from './import-rows.ts';
import { differences } from './in-words.ts';
import { listed, retiredOf } from './listed.ts';
import type { RegisterKind } from './queries.ts';
import { type CheckedRow, useImport } from './useImport.ts';
import { useSaveRows } from './useSaveRows.ts';
import type { Field } from './value-form.ts';

interface ImportEntriesProps {
  readonly kind: RegisterKind;
  readonly institutionId: string | null;
  readonly fields: readonly Field[];
  readonly rows: readonly EntryRow[];
}

type Shown = 'all' | ImportRow['does'];
const filters = [
  ['all', 'onlyAll'],
  ['refused', 'onlyRefused'],
  ['add', 'onlyAdd'],
  ['change', 'onlyChange'],
  ['same', 'onlySame'],
] as const;

/** A file for a list: shown against what is in force, refused row by row, and saved whole or not at all. */
export const ImportEntries = ({ kind, institutionId, fields, rows: kept }: ImportEntriesProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const say = useSay();
  const navigate = useNavigate();
  const [only, setOnly] = useState<Shown>('all');
  const into = useMemo(
    (): ImportInto => ({
      kind,
      fields,
      institutionId,
      entries: listed(kept, institutionId),
      retired: retiredOf(kept, institutionId),
    }),
    [kind, fields, institutionId, kept],
  );
  const { table, paths, rows, problem, busy, take } = useImport(kind, into);
  const saving = useSaveRows(kind, institutionId);
  const saveTable = useSaveTable();
  const { progress } = saving;
  const list = `/settings/${kind.kind}${institutionId === null ? '' : `?institution=${encodeURIComponent(institutionId)}`}`;

  const of = (wanted: Shown): readonly CheckedRow[] => (wanted === 'all' ? rows : rows.filter(({ does }) => does === wanted));
  const refused = of('refused');
  const saved = rows.filter(({ does }) => does === 'add' || does === 'change');
  const head = table?.read.head ?? [];
  const ignored = head.filter((_heading, n) => paths[n] === null);
  const lacksCode = table !== null && !paths.includes('code');

  const save = async (): Promise<void> => {
    const { done, of: all, problem: stopped } = await saving.save(table?.name ?? '', saved);
    if (stopped) return say.problem(stopped, t(done > 0 ? 'importedPart' : 'importedNone', { done, all, left: all - done }));
    say.done(t('imported', { count: done }));
    await navigate(list);
  };
  const saveRefused = async (format: TableFormat): Promise<void> => {
    const lines = refused.map(({ cells, said }) => [...cells, said.join('；')]);
    await saveTable(format, text(kind.title), [[...head, t('reason', { ns: 'imports' })], ...lines]);
  };

  const importWords = (): string => {
    if (progress) return t('importSaving', { done: progress.done, of: progress.of });
    return saved.length === 0 && refused.length === 0 ? t('importSame') : t('importSave', { count: saved.length });
  };

  return (
    <ImportFrame
      back={{ to: list, label: t('importBack') }}
      title={t('importTitle', { list: text(kind.title) })}
      lead={table?.name ?? t('importLead')}
      busy={busy}
      locked={progress !== null}
      loaded={table !== null}
      onSource={(name, source) => {
        setOnly('all');
        void take(name, source);
      }}
    >
      <div role="alert">
        {problem && <Alert className="work-alert" type="error" showIcon title={text(problem.text)} data-testid="import-problem" />}
        {lacksCode && <Alert className="work-alert" type="error" showIcon title={t('importNoCode')} />}
        {!lacksCode && refused.length > 0 && (
          <Alert
            className="work-alert"
            type="warning"
            showIcon
            title={t('importRefused', { count: refused.length })}
            data-testid="import-refused"
          />
        )}
        {table && ignored.length > 0 && (
          <Alert className="work-alert" type="info" showIcon title={t('importIgnored', { columns: ignored.join('、') })} />
        )}
      </div>
      {table && (
        <>
          <FileTable<CheckedRow>
            rows={of(only)}
            headings={head.map((heading) => heading || '—')}
            busy={busy}
            width={340}
            rowClass={({ does }) => `import-${does === 'same' ? 'known' : does}`}
            isBad={({ bad }, column) => bad.has(column)}
            understood={[
              {
                key: 'does',
                title: t('importDoes'),
                width: 340,
                render: (_, row) => <WhatItDoes row={row} fields={into.fields} />,
              },
            ]}
          />
          <ImportFoot<Shown>
            only={only}
            onOnly={setOnly}
            filters={filters.map(([value, label]) => ({ value, label: t(label, { count: of(value).length }), count: of(value).length }))}
            lost={refused.length}
            onSaveLost={saveRefused}
          >
            <Button
              type="primary"
              loading={progress !== null}
              disabled={busy || lacksCode || refused.length > 0 || saved.length === 0}
              onClick={() => void save()}
              data-testid="save-rows"
            >
              {importWords()}
            </Button>
          </ImportFoot>
        </>
      )}
    </ImportFrame>
  );
};

/** New, as it is, or what it changes; or why it is refused. */
const WhatItDoes = ({ row, fields }: { readonly row: CheckedRow; readonly fields: readonly Field[] }) => {
  const { t } = useTranslation('registers');
  const text = useText();
  if (row.said.length > 0)
    return (
      <span className="import-bad" data-testid={`refused-${row.line}`}>
        {row.said.join('；')}
      </span>
    );
  return (
    <span className="import-entries" data-testid={`row-${row.line}`} data-does={row.does}>
      <span className={row.does === 'same' ? 'muted' : ''}>{t(`does_${row.does}`)}</span>
      {row.does === 'change' &&
        differences(fields, row.before ?? {}, row.value, text).map(({ label, before, after }) => (
          <span key={label}>
            <span className="muted">{label}</span> <del>{before}</del> <ins>{after}</ins>
          </span>
        ))}
    </span>
  );
};
