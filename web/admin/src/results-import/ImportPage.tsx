import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Problem } from '../commands/outcome.ts';
import { ImportFoot } from '../imports/ImportFoot.tsx';
import { ImportFrame } from '../imports/ImportFrame.tsx';
import type { Source } from '../imports/source.ts';
import type { TableFormat } from '../tables/save-table.ts';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { dayInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { askPreview, type Preview, type PreviewRow } from './preview.ts';
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
  const saveTable = useSaveTable();

  const ask = async (name: string, of: Source, columns: readonly (string | null)[]): Promise<void> => {
    setBusy(true);
    const answer = await askPreview(of, columns);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return setPreview(null);
    setSource({ name, of });
    setChosen(columns);
    setPreview(answer.answer);
  };
  const take = async (name: string, of: Source): Promise<void> => {
    entering.clear();
    setOnly('all');
    await ask(name, of, []);
  };

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

  const saveLost = async (format: TableFormat): Promise<void> => {
    if (!preview) return;
    const lines = lost.map((row) => [...row.cells, said(row).join('；') || t('notSent')]);
    const head = [...preview.columns.map(({ heading }) => heading), t('reason', { ns: 'imports' })];
    await saveTable(format, `results-refused-${dayInChina(new Date())}`, [head, ...lines]);
  };

  return (
    <ImportFrame
      back={{ to: `/stations/${station}`, label: t('back', { station: code('station', station) }) }}
      title={t('title')}
      lead={source && preview ? source.name : t('lead')}
      busy={busy}
      locked={state?.running ?? false}
      loaded={preview !== null}
      onSource={(name, of) => void take(name, of)}
    >
      {problem && <Alert type="error" showIcon title={text(problem.text)} className="work-alert" data-testid="import-problem" />}
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
              <Progress
                aria-label={t('progress')}
                percent={Math.round(((state.done.length + state.failures.size) / Math.max(1, state.total)) * 100)}
              />
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
          <ImportFoot<Shown>
            only={only}
            onOnly={setOnly}
            filters={filters.map(([value, label]) => ({ value, label: t(label, { count: of(value).length }), count: of(value).length }))}
            lost={lost.length}
            onSaveLost={saveLost}
          >
            {state?.running ? (
              <Button onClick={entering.stop} data-testid="stop-import">
                {t('stop', { ns: 'commands' })}
              </Button>
            ) : (
              <Button type="primary" disabled={good.length === 0 || busy} onClick={() => void entering.run(good)} data-testid="enter-rows">
                {good.length === 0 ? t('enterNone') : t('enter', { count: good.length })}
              </Button>
            )}
          </ImportFoot>
        </>
      )}
    </ImportFrame>
  );
};
