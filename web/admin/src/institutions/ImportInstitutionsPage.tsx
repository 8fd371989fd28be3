import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { useSay } from '../commands/useSay.tsx';
import { FileTable } from '../imports/FileTable.tsx';
import { ImportFoot } from '../imports/ImportFoot.tsx';
import { ImportFrame } from '../imports/ImportFrame.tsx';
import type { Choice } from '../registers/value-form.ts';
import { useMay } from '../session/SessionProvider.tsx';
import type { TableFormat } from '../tables/save-table.ts';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { useText } from '../words/useWords.ts';
import { type Institution, itemChoices } from './queries.ts';
import { type CheckedRow, useImportInstitutions } from './useImportInstitutions.ts';
import { useInstitutions } from './useInstitutions.ts';

/** Institutions from a file: what each line would do is shown before anything is entered (A5). */
export const ImportInstitutionsPage = () => {
  const { t } = useTranslation('institutions');
  const may = useMay();
  const { rows, error, again } = useInstitutions();
  const [{ data }] = useQuery({ query: itemChoices });
  if (error && !rows) return <Failure error={error} onRetry={again} />;
  if (!may('addInstitution')) return <EmptyState title={t('importTitle')} hint={t('importNotYours')} />;
  if (!rows || !data) return <Skeleton active />;
  const items = [...new Map(data.programmes.flatMap((programme) => programme.items).map((item) => [item.code, item])).values()];
  return <ImportInstitutions known={rows} items={items} />;
};

type Shown = 'all' | CheckedRow['does'];
const filters = [
  ['all', 'onlyAll'],
  ['refused', 'onlyRefused'],
  ['add', 'onlyAdd'],
  ['change', 'onlyChange'],
  ['same', 'onlySame'],
] as const;

const ImportInstitutions = (props: { readonly known: readonly Institution[]; readonly items: readonly Choice[] }) => {
  const { t } = useTranslation('institutions');
  const text = useText();
  const say = useSay();
  const navigate = useNavigate();
  // As it was when the page was opened: what is entered meanwhile would make the file look done.
  const { known, items } = useMemo(() => props, []);
  const [only, setOnly] = useState<Shown>('all');
  const { name, head = [], rows, problem, busy, progress, take, save } = useImportInstitutions(known, items);
  const of = (wanted: Shown): readonly CheckedRow[] => (wanted === 'all' ? rows : rows.filter(({ does }) => does === wanted));
  const refused = of('refused');
  const entered = rows.filter(({ does }) => does === 'add' || does === 'change').length;
  const enter = async (): Promise<void> => {
    const { done, problem: stopped } = await save();
    if (stopped) return say.problem(stopped, t('importedPart', { done }));
    say.done(t('imported', { count: done }));
    await navigate('/institutions');
  };
  const saveTable = useSaveTable();
  const saveRefused = async (format: TableFormat): Promise<void> => {
    const lines = refused.map(({ cells, said }) => [...cells, said.join('；')]);
    await saveTable(format, t('importTitle'), [[...head, t('reason', { ns: 'imports' })], ...lines]);
  };
  const saveWords = (): string => {
    if (progress) return t('importSaving', progress);
    return entered === 0 && refused.length === 0 ? t('importSame') : t('importSave', { count: entered });
  };
  return (
    <ImportFrame
      back={{ to: '/institutions', label: t('importBack') }}
      title={t('importTitle')}
      lead={name ?? t('importLead')}
      busy={busy}
      locked={progress !== null}
      loaded={name !== undefined}
      onSource={(given, source) => {
        setOnly('all');
        void take(given, source);
      }}
    >
      <div role="alert">
        {problem && <Alert className="work-alert" type="error" showIcon title={text(problem.text)} data-testid="import-problem" />}
        {refused.length > 0 && (
          <Alert
            className="work-alert"
            type="warning"
            showIcon
            title={t('importRefused', { count: refused.length })}
            data-testid="import-refused"
          />
        )}
      </div>
      {name !== undefined && (
        <>
          <FileTable<CheckedRow>
            rows={of(only)}
            headings={head.map((heading) => heading || '—')}
            busy={busy}
            width={280}
            rowClass={({ does }) => `import-${does === 'same' ? 'known' : does}`}
            isBad={({ bad }, column) => bad.has(column)}
            understood={[
              {
                key: 'does',
                title: t('importDoes'),
                width: 280,
                render: (_, { does, said, line }) =>
                  does === 'refused' ? (
                    <span className="import-bad" data-testid={`refused-${line}`}>
                      {said.join('；')}
                    </span>
                  ) : (
                    <span className={does === 'same' ? 'muted' : ''} data-testid={`row-${line}`} data-does={does}>
                      {t(`does_${does}`)}
                    </span>
                  ),
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
              disabled={busy || refused.length > 0 || entered === 0}
              onClick={() => void enter()}
              data-testid="save-rows"
            >
              {saveWords()}
            </Button>
          </ImportFoot>
        </>
      )}
    </ImportFrame>
  );
};
