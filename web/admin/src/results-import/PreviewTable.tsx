import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FileTable } from '../imports/FileTable.tsx';
import { arrowOf } from '../stations/range.ts';
import { useText } from '../words/useWords.ts';
import type { Preview, PreviewEntry, PreviewRow } from './preview.ts';

interface PreviewTableProps {
  readonly preview: Preview;
  readonly rows: readonly PreviewRow[];
  readonly said: (row: PreviewRow) => readonly string[];
  readonly done: ReadonlySet<number>;
  readonly onMeaning: (column: number, meaning: string) => void;
  readonly busy: boolean;
}

/** The file as it came, what each column means, and beside each row whose it is and what will be entered of it. */
export const PreviewTable = ({ preview, rows, said, done, onMeaning, busy }: PreviewTableProps) => {
  const { t } = useTranslation('resultsImport');
  const text = useText();
  const options = preview.choices.map(({ key, title }) => ({ value: key, label: text(title) }));
  return (
    <FileTable<PreviewRow>
      rows={rows}
      busy={busy}
      width={500}
      rowClass={({ line, state }) => `import-${done.has(line) ? 'known' : state}`}
      isBad={({ problems }, n) => problems.some(({ column }) => column === n)}
      understood={[
        {
          key: 'whose',
          title: t('whose'),
          width: 160,
          render: (_, { name, caseNumber }) => (
            <span className="import-whose">
              {name}
              {caseNumber && <small className="number muted">{caseNumber}</small>}
            </span>
          ),
        },
        {
          key: 'entered',
          title: t('entered'),
          width: 340,
          render: (_, row) => <Outcome row={row} said={said(row)} done={done.has(row.line)} />,
        },
      ]}
      headings={preview.columns.map(({ heading, meaning }, n) => (
        <span key={n} className="import-heading">
          {heading || '—'}
          <Select
            size="small"
            variant="filled"
            showSearch
            optionFilterProp="label"
            popupMatchSelectWidth={260}
            aria-label={t('columnMeaning', { heading })}
            data-testid={`meaning-${n}`}
            className={meaning === 'nothing' ? 'muted' : ''}
            value={meaning}
            options={options}
            onChange={(chosen: string) => onMeaning(n, chosen)}
          />
        </span>
      ))}
    />
  );
};

const Outcome = ({ row, said, done }: { readonly row: PreviewRow; readonly said: readonly string[]; readonly done: boolean }) => {
  const { t } = useTranslation('resultsImport');
  if (said.length > 0)
    return (
      <span className="import-bad" data-testid={`refused-${row.line}`}>
        {said.join('；')}
      </span>
    );
  const known = done || row.state === 'known';
  return (
    <span className="import-entries" data-testid={`row-${row.line}`}>
      {known && <span className="muted">{t('state_known')}</span>}
      {row.state === 'empty' && <span className="muted">{t('state_empty')}</span>}
      {row.entries.map((entry) => (
        <EntryWords key={entry.item} entry={entry} />
      ))}
    </span>
  );
};

const EntryWords = ({ entry }: { readonly entry: PreviewEntry }) => {
  const { t } = useTranslation('resultsImport');
  const text = useText();
  return (
    <>
      {entry.values.map(({ field, name, unit, text: typed, read, standing }) => {
        const out = standing === 'above' || standing === 'below' || standing === 'abnormal';
        return (
          <span key={field} className={out ? 'abnormal' : ''}>
            <span className="muted">{text(name)}</span> {read?.value == null ? typed : `${read.bound ?? ''}${read.value}`} {unit}{' '}
            {out && arrowOf[standing]}
            {out && <span className="hc-unseen">{t(standing)}</span>}
          </span>
        );
      })}
      {entry.findings.map(({ name, normal, site }) => (
        <span key={`${name.zh}${site}`} className={normal ? '' : 'abnormal'}>
          <span className="muted">{text(entry.name)}</span> {text(name)}
          {site && `（${site}）`}
        </span>
      ))}
    </>
  );
};
