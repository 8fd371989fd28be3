import { ArrowLeftOutlined, DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Segmented } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Problem } from '../commands/outcome.ts';
import { saveFile, toCsv } from '../lists/csv.ts';
import { dayInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { askPreview, base64Of, type Preview, type PreviewRow, type Source } from './preview.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { useEntering } from './useEntering.ts';

type Shown = 'all' | PreviewRow['state'];
const filters = [
  ['all', 'onlyAll'],
  ['good', 'onlyGood'],
  ['refused', 'onlyRefused'],
  ['known', 'onlyKnown'],
  ['empty', 'onlyEmpty'],
] as const;

/** A file of results: shown row by row, entered when the person says so, and told what became of every row. */
export const ImportPage = () => {
  const { station = 'laboratory' } = useParams();
  const { t } = useTranslation('resultsImport');
  const text = useText();
  const code = useCode();
  const [source, setSource] = useState<{ readonly name: string; readonly of: Source } | null>(null);
  const [chosen, setChosen] = useState<readonly (string | null)[]>([]);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [only, setOnly] = useState<Shown>('all');
  const entering = useEntering();
  const input = useRef<HTMLInputElement>(null);

  const ask = async (name: string, of: Source, columns: readonly (string | null)[]): Promise<void> => {
    setBusy(true);
    const answer = await askPreview(of, columns);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return setPreview(null);
    setSource({ name, of });
    setChosen(columns);
    setPreview(answer.preview);
  };
  const take = async (name: string, of: Source): Promise<void> => {
    entering.clear();
    setOnly('all');
    await ask(name, of, []);
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file) await take(file.name, { file: await base64Of(file) });
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      const rows = event.clipboardData?.getData('text/plain') ?? '';
      if (entering.state?.running || (event.target instanceof Element && event.target.closest('input, textarea'))) return;
      if (file) void takeFile(file);
      else if (rows.trim() !== '') void take(t('pasted'), { text: rows });
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  });

  const { state } = entering;
  const rows = preview?.rows ?? [];
  const done = new Set(state?.done);
  const good = rows.filter((row) => row.state === 'good' && !done.has(row.line));
  const of = (wanted: Shown): readonly PreviewRow[] => (wanted === 'all' ? rows : rows.filter((row) => row.state === wanted));
  const said = ({ line, problems }: PreviewRow): readonly string[] => {
    const failed = state?.failures.get(line);
    return [...problems.map((one) => text(one.text)), ...(failed ? [text(failed.text)] : [])];
  };
  const lost = rows.filter(
    (row) => row.state === 'refused' || (state !== null && !state.running && row.state === 'good' && !done.has(row.line)),
  );

  const saveLost = (): void => {
    if (!preview) return;
    const lines = lost.map((row) => [...row.cells, said(row).join('；') || t('notSent')]);
    const head = [...preview.columns.map(({ heading }) => heading), t('reason')];
    saveFile(`results-refused-${dayInChina(new Date())}.csv`, toCsv([head, ...lines]), 'text/csv;charset=utf-8');
  };

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void takeFile(event.dataTransfer.files[0]);
  };

  return (
    <div className="import" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="import-head">
        <div>
          <Link to={`/stations/${station}`} className="import-back">
            <ArrowLeftOutlined /> {t('back', { station: code('station', station) })}
          </Link>
          <h1>{t('title')}</h1>
          <p className="muted">{source && preview ? source.name : t('lead')}</p>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.xls,.csv,.txt"
          data-testid="import-file"
          onChange={({ target }) => {
            void takeFile(target.files?.[0]);
            target.value = '';
          }}
        />
        <Button icon={<UploadOutlined />} onClick={() => input.current?.click()} loading={busy} disabled={state?.running ?? false}>
          {t(preview ? 'another' : 'choose')}
        </Button>
      </header>
      {problem && <Alert type="error" showIcon title={text(problem.text)} className="work-alert" data-testid="import-problem" />}
      {!preview && <div className="import-drop">{busy ? t('reading') : t('drop')}</div>}
      {preview?.problems.map((one) => (
        <Alert key={one.zh} type="warning" showIcon title={text(one)} className="work-alert" />
      ))}
      {state && (
        <Alert
          className="work-alert"
          type={state.running ? 'info' : lost.length > 0 ? 'warning' : 'success'}
          showIcon
          data-testid="import-report"
          title={
            state.running
              ? t('progress')
              : t('report', { done: state.done.length, known: of('known').length, refused: lost.length }) +
                (state.stopped ? ` ${t('stopped', { left: state.total - state.done.length - state.failures.size })}` : '')
          }
          description={
            state.running ? (
              <Progress percent={Math.round(((state.done.length + state.failures.size) / Math.max(1, state.total)) * 100)} />
            ) : (
              lost.length > 0 && t('reportHint')
            )
          }
        />
      )}
      {preview && (
        <>
          <PreviewTable
            preview={preview}
            rows={of(only)}
            said={said}
            done={done}
            busy={busy}
            onMeaning={(column, meaning) =>
              source &&
              void ask(
                source.name,
                source.of,
                preview.columns.map((_column, n) => (n === column ? meaning : (chosen[n] ?? null))),
              )
            }
          />
          <footer className="work-foot import-foot">
            <Segmented<Shown>
              className="push"
              value={only}
              onChange={setOnly}
              aria-label={t('only')}
              options={filters
                .filter(([key]) => key === 'all' || of(key).length > 0)
                .map(([key, label]) => ({ value: key, label: t(label, { count: of(key).length }) }))}
            />
            {lost.length > 0 && (
              <Button icon={<DownloadOutlined />} onClick={saveLost} data-testid="save-refused">
                {t('saveRefused', { count: lost.length })}
              </Button>
            )}
            {state?.running ? (
              <Button onClick={entering.stop} data-testid="stop-import">
                {t('stop', { ns: 'commands' })}
              </Button>
            ) : (
              <Button type="primary" disabled={good.length === 0 || busy} onClick={() => void entering.run(good)} data-testid="enter-rows">
                {good.length === 0 ? t('enterNone') : t('enter', { count: good.length })}
              </Button>
            )}
          </footer>
        </>
      )}
    </div>
  );
};
