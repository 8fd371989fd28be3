import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportChecked } from '../imports/ImportChecked.tsx';
import { useText } from '../words/useWords.ts';
import type { EntryRow } from './entry-row.ts';
import type { ImportInto } from './import-rows.ts';
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

/** A file for a list: shown against what is in force, refused row by row, and saved whole or not at all. */
export const ImportEntries = ({ kind, institutionId, fields, rows: kept }: ImportEntriesProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
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
  const { table, paths, ...reading } = useImport(kind, into);
  const saving = useSaveRows(kind, institutionId);
  const ignored = table?.read.head.filter((_heading, n) => paths[n] === null) ?? [];
  const list = `/settings/${kind.kind}${institutionId === null ? '' : `?institution=${encodeURIComponent(institutionId)}`}`;
  return (
    <ImportChecked<CheckedRow>
      back={{ to: list, label: t('importBack') }}
      title={t('importTitle', { list: text(kind.title) })}
      lead={t('importLead')}
      name={table?.name}
      head={table?.read.head ?? []}
      {...reading}
      unusable={table && !paths.includes('code') ? t('importNoCode') : null}
      note={ignored.length > 0 ? t('importIgnored', { columns: ignored.join('、') }) : null}
      progress={saving.progress}
      changes={(row) => <Differences row={row} fields={fields} />}
      save={() =>
        saving.save(
          table?.name ?? '',
          reading.rows.filter(({ does }) => does === 'add' || does === 'change'),
        )
      }
    />
  );
};

/** Before and after, field by field. */
const Differences = ({ row, fields }: { readonly row: CheckedRow; readonly fields: readonly Field[] }) => {
  const text = useText();
  if (row.does !== 'change') return null;
  return differences(fields, row.before ?? {}, row.value, text).map(({ label, before, after }) => (
    <span key={label}>
      <span className="muted">{label}</span> <del>{before}</del> <ins>{after}</ins>
    </span>
  ));
};
