import { Alert, Button, Progress, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import type { ChangeArchiveSourcesInput, ImportArchiveInput } from '../gql/graphql.ts';
import { ask } from '../imports/ask.ts';
import { FileTable } from '../imports/FileTable.tsx';
import { ImportFoot } from '../imports/ImportFoot.tsx';
import { ImportFrame } from '../imports/ImportFrame.tsx';
import type { Source } from '../imports/source.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useMe } from '../session/SessionProvider.tsx';
import type { TableFormat } from '../tables/save-table.ts';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { dayInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { changeArchiveSources, importArchive, importList } from './queries.ts';
import { aboutIn, firstReading, isSameValue, lackingIn, sourceValueOf, type Reading, type SourceValue } from './reading.ts';
import { another, ReadingChoices } from './ReadingChoices.tsx';
import { shownRows, type Shown, type ShownRow } from './shown-rows.ts';
import { useArchiveRows } from './useRows.ts';

/** What `POST /api/archives/table` answers. */
interface ReadFile {
  readonly head: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly hash: string;
  readonly columns: readonly (string | null)[];
  /** What a column may hold. */
  readonly choices: readonly { readonly field: string; readonly title: { readonly zh: string; readonly en: string } }[];
}

interface ChosenFile {
  readonly name: string;
  readonly read: ReadFile;
  /** The source as whose its columns were understood. */
  readonly readAs: string;
}

interface Before {
  readonly importId: string;
  readonly rowsDone: number;
  readonly begunAt: string;
  readonly finished: boolean;
}

const filters = [
  ['all', 'onlyAll'],
  ['good', 'onlyGood'],
  ['refused', 'onlyRefused'],
  ['known', 'onlyKnown'],
  ['entered', 'onlyEntered'],
] as const;

/** A file of an old system: its columns said, its rows looked at, entered part by part; it goes on where it stopped (I6). */
export const ImportArchivePage = () => {
  const { t } = useTranslation('archives');
  const { t: of } = useTranslation('imports');
  const { t: common } = useTranslation('commands');
  const text = useText();
  const me = useMe();
  const client = useClient();
  const known = useRegister('archive-sources');
  const begin = useCommand(importArchive);
  const saveSource = useCommand(changeArchiveSources);
  const saveTable = useSaveTable();
  const rows = useArchiveRows();
  const [chosen, setSource] = useState<string | null>(null);
  const [newName, setNewName] = useState('');
  const [keeper, setKeeper] = useState<string | null>(me.institution?.id ?? null);
  const [reading, setReading] = useState<Reading>(firstReading);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const [stopped, setStopped] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [only, setOnly] = useState<Shown>('all');
  /** From the first step on: what is saved on the way is no reason to look at the rows anew. */
  const entering = useRef(false);

  // The first there is, until somebody chooses.
  const first = known[0]?.code;
  const source = chosen ?? first ?? another;
  useEffect(() => {
    if (chosen === null && first !== undefined) readAs(first);
  }, [first]);

  const valueOf = (code: string | null): SourceValue | null =>
    (known.find((one) => one.code === code)?.value as SourceValue | undefined) ?? null;

  const chooseSource = (code: string): void => {
    setSource(code);
    readAs(code);
  };

  /** As the source's last file was read. */
  const readAs = (code: string): void => {
    const value = valueOf(code);
    if (!value) return;
    const { dateOrder, sexForm, documentType, validMonths } = value;
    setReading(({ columns, about }) => {
      const said = new Map(value.columns.map(({ heading, field }) => [heading, field]));
      const again = file && value.columns.length > 0 ? file.read.head.map((heading) => said.get(heading) ?? null) : columns;
      return { columns: again, about: file ? aboutIn(again) : about, dateOrder, sexForm, documentType, validMonths };
    });
  };

  // Chosen before the sources were known, or begun as another's: its columns are said by the source that it is of.
  useEffect(() => {
    if (!file || file.readAs === source || valueOf(source) === null) return;
    readAs(source);
    setFile({ ...file, readAs: source });
  }, [file, source, known]);

  const take = async (name: string, given: Source): Promise<void> => {
    setBusy(true);
    const told = await ask<ReadFile>('/api/archives/table', { ...given, source: source === another ? null : source });
    setProblem(told.ok ? null : told.problem);
    setStopped(null);
    setBefore(null);
    setOnly('all');
    if (told.ok) {
      setReading((now) => ({ ...now, columns: told.answer.columns, about: aboutIn(told.answer.columns) }));
      const { data } = await client
        .query(importList, { filter: { fileHash: told.answer.hash }, first: 10 }, { requestPolicy: 'network-only' })
        .toPromise();
      const same = data?.page.nodes.filter(({ importState }) => importState === 'begun' || importState === 'finished') ?? [];
      const last = same.find(({ importState }) => importState === 'begun') ?? same[0];
      if (last) {
        setBefore({ importId: last.importId, rowsDone: last.rowsDone, begunAt: last.begunAt, finished: last.importState === 'finished' });
        if (last.importState === 'begun') {
          setKeeper(last.institutionId);
          setSource(last.source);
        }
      }
    }
    setFile(told.ok ? { name, read: told.answer, readAs: source } : null);
    setBusy(false);
  };

  const lacking = lackingIn(reading);
  const named = source !== another || newName.trim() !== '';
  const ready = file !== null && lacking.length === 0 && keeper !== null;
  const readingKey = JSON.stringify(reading);
  useEffect(() => {
    if (!ready || keeper === null || entering.current) return;
    setStopped(null);
    void rows.check(file.read.rows, { source, institutionId: keeper, reading });
  }, [file, readingKey, keeper, source, ready]);

  const running = rows.run?.doing === 'entering';
  const resumes = before !== null && !before.finished;
  const lines = useMemo(() => shownRows(file?.read.rows ?? [], rows.outcomes), [file, rows.outcomes]);
  const having = (wanted: Shown): readonly ShownRow[] => (wanted === 'all' ? lines : lines.filter(({ state }) => state === wanted));
  const good = having('good').length;

  const enter = async (): Promise<void> => {
    if (!file || keeper === null) return;
    setProblem(null);
    entering.current = true;
    await enterRows(file.read, source, keeper);
    entering.current = false;
  };

  const enterRows = async (read: ReadFile, from: string, keeps: string): Promise<void> => {
    const code = from === another ? `source-${newId().slice(-4)}` : from;
    const saved = valueOf(from);
    const words = saved?.name ?? { zh: newName.trim(), en: newName.trim() };
    const value = sourceValueOf(words, read.head, reading, saved);
    if (!saved || !isSameValue(saved, value)) {
      const change = saved ? { change: { code, value, edition: null } } : { add: { code, value } };
      const outcome = await saveSource.send({ changes: [change] } as unknown as ChangeArchiveSourcesInput);
      if (!outcome.ok) return setProblem(outcome.problem);
      setSource(code);
    }
    const importId = resumes ? before.importId : newId();
    if (!resumes) {
      const input: ImportArchiveInput = { importId, institutionId: keeps, source: code, fileHash: read.hash, rows: read.rows.length };
      const outcome = await begin.send(input);
      if (!outcome.ok) return setProblem(outcome.problem);
    }
    const at = resumes ? before.rowsDone : 0;
    setBefore({ importId, rowsDone: at, begunAt: new Date().toISOString(), finished: false });
    const reached = await rows.enter(read.rows, importId, reading, at);
    const finished = reached >= read.rows.length;
    setBefore({ importId, rowsDone: reached, begunAt: new Date().toISOString(), finished });
    setStopped(reached);
  };

  const said = ({ problems, twice }: ShownRow): string =>
    [...problems.map((one) => text(one.text)), ...(twice === null ? [] : [t('twice', { line: twice })])].join('；');
  const refused = having('refused');
  const saveRefused = async (format: TableFormat): Promise<void> => {
    const head = [...(file?.read.head ?? []), of('reason')];
    await saveTable(format, `archive-refused-${dayInChina(new Date())}`, [head, ...refused.map((row) => [...row.cells, said(row)])]);
  };
  const titleOf = (field: string): string => {
    const title = file?.read.choices.find((one) => one.field === field)?.title;
    return title ? text(title) : field;
  };
  const enterWords = (): string => {
    if (resumes) return t('enterOn', { done: before.rowsDone });
    return good === 0 ? t('enterNone') : t('enter', { count: good });
  };
  const told = rows.problem ?? problem;

  return (
    <ImportFrame
      back={{ to: '/archives', label: t('back') }}
      title={t('importTitle')}
      lead={file?.name ?? t('importLead')}
      busy={busy}
      locked={running}
      loaded={file !== null}
      onSource={(name, given) => void take(name, given)}
    >
      <ReadingChoices
        sources={known.map(({ code, name }) => ({ value: code, label: text(name) }))}
        source={source}
        newName={newName}
        keeper={keeper}
        reading={reading}
        locked={running}
        onSource={chooseSource}
        onNewName={setNewName}
        onKeeper={setKeeper}
        onReading={(change) => setReading((now) => ({ ...now, ...change }))}
      />
      <div aria-live="polite">
        {told && <Alert className="work-alert" type="error" showIcon title={text(told.text)} data-testid="import-problem" />}
        {file && lacking.length > 0 && (
          <Alert
            className="work-alert"
            type="warning"
            showIcon
            title={t('needs', { fields: lacking.map((field) => titleOf(field)).join('、') })}
          />
        )}
        {file && !named && <Alert className="work-alert" type="warning" showIcon title={t('needsSource')} />}
        {file && resumes && !running && stopped === null && (
          <Alert
            className="work-alert"
            type="info"
            showIcon
            title={t('resumes', { done: before.rowsDone, of: file.read.rows.length })}
            data-testid="resumes"
          />
        )}
        {before?.finished && stopped === null && (
          <Alert className="work-alert" type="info" showIcon title={t('before', { day: dayInChina(before.begunAt) })} />
        )}
        {rows.run && (
          <Alert
            className="work-alert"
            type="info"
            title={t(rows.run.doing, { done: rows.run.done, of: rows.run.of })}
            description={<Progress aria-label={t('whatBecomes')} percent={Math.floor((rows.run.done / rows.run.of) * 100)} />}
          />
        )}
        {!running && stopped !== null && (
          <Alert
            className="work-alert"
            type={refused.length > 0 || resumes ? 'warning' : 'success'}
            showIcon
            data-testid="import-report"
            title={t('report', { entered: having('entered').length, known: having('known').length, refused: refused.length })}
            description={resumes ? t('stoppedAt', { done: stopped }) : undefined}
          />
        )}
      </div>
      {file && (
        <>
          <FileTable<ShownRow>
            rows={having(only)}
            busy={false}
            width={260}
            rowClass={({ state }) => `import-${state === 'entered' ? 'known' : state}`}
            isBad={({ problems }, n) => problems.some(({ column }) => column === n)}
            understood={[
              {
                key: 'becomes',
                title: t('whatBecomes'),
                width: 260,
                render: (_, row) => (
                  <span
                    className={row.state === 'refused' ? 'import-bad' : row.state === 'known' ? 'muted' : ''}
                    data-testid={`row-${row.line}`}
                    data-state={row.state}
                  >
                    {row.state === 'refused' && said(row)}
                    {row.state === 'good' && t(row.linked ? 'state_good' : 'state_goodUnlinked')}
                    {(row.state === 'entered' || row.state === 'known') && t(`state_${row.state}`)}
                  </span>
                ),
              },
            ]}
            headings={file.read.head.map((heading, n) => (
              <span key={n} className="import-heading">
                {heading || '—'}
                <Select
                  size="small"
                  variant="filled"
                  showSearch
                  optionFilterProp="label"
                  popupMatchSelectWidth={220}
                  disabled={running}
                  aria-label={t('columnHolds', { heading })}
                  data-testid={`holds-${n}`}
                  className={reading.columns[n] ? '' : 'muted'}
                  value={reading.columns[n] ?? ''}
                  options={[
                    { value: '', label: t('ignored') },
                    ...file.read.choices.map(({ field, title }) => ({ value: field, label: text(title) })),
                  ]}
                  onChange={(chosen: string) =>
                    setReading((now) => ({
                      ...now,
                      // What two columns held would be a guess: the one chosen last has it.
                      columns: file.read.head.map((_heading, m) =>
                        m === n ? chosen || null : now.columns[m] === chosen ? null : (now.columns[m] ?? null),
                      ),
                    }))
                  }
                />
              </span>
            ))}
          />
          <ImportFoot<Shown>
            only={only}
            onOnly={setOnly}
            filters={filters.map(([value, label]) => ({
              value,
              label: t(label, { count: having(value).length }),
              count: having(value).length,
            }))}
            lost={refused.length}
            onSaveLost={saveRefused}
          >
            {running ? (
              <Button onClick={rows.stop} data-testid="stop-import">
                {common('stop')}
              </Button>
            ) : (
              <Button
                type="primary"
                disabled={!named || lacking.length > 0 || rows.run !== null || (good === 0 && !resumes)}
                onClick={() => void enter()}
                data-testid="enter-rows"
              >
                {enterWords()}
              </Button>
            )}
          </ImportFoot>
        </>
      )}
    </ImportFrame>
  );
};
