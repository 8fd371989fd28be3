import { ArrowLeftOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useDraft } from '../drafts/useDraft.ts';
import { askPreview } from '../results-import/preview.ts';
import { arrowOf, rangeFor, rangeWords } from '../stations/range.ts';
import { useJudged } from '../stations/useJudged.ts';
import { useCode, useText } from '../words/useWords.ts';
import { blockText, hasHeadings, laidAt, parseBlock, type Place, type Range } from './block.ts';
import { cellKey, cellOf, columnsAt, itemsAt } from './columns.ts';
import { Grid, type GridCell } from './Grid.tsx';
import { useGridSave } from './useGridSave.ts';
import { useSheet } from './useSheet.ts';

const nothing: Readonly<Record<string, string>> = {};
const nowhere: Place = { row: 0, column: 0 };

/** Many people at a station at once: a sheet that takes what a spreadsheet gives, and says of every cell what is wrong. */
export const GridPage = () => {
  const { station = 'laboratory' } = useParams();
  const { t } = useTranslation('grid');
  const text = useText();
  const code = useCode();
  const [cells, setCells] = useDraft(`grid.${station}`, nothing);
  const [chosen, setChosen] = useRemembered<readonly string[]>(`hc-grid.${station}`, []);
  const [lot] = useRemembered(`hc-lot.${station}`, '');
  const [device] = useRemembered(`hc-device.${station}`, '');
  const [told, setTold] = useState<readonly string[]>([]);
  const [active, setActive] = useState(nowhere);
  const [reveal, setReveal] = useState<{ readonly row: number } | null>(null);

  const typedFor = new Set(Object.keys(cells).map((key) => cellOf(key).caseId));
  const sheet = useSheet(station, typedFor);
  const rows = sheet.rows ?? [];
  const pending = new Set(rows.flatMap(({ items }) => items.filter(({ state }) => state !== 'done').map((item) => item.code)));
  const items = itemsAt(station, sheet.programmes.values(), pending);
  const shownItems = chosen.length === 0 ? items : items.filter((item) => chosen.includes(item.code));
  const columns = columnsAt(shownItems);
  const rowOf = new Map(rows.map((row) => [row.caseId, row]));
  const judged = useJudged(
    Object.entries(cells).map(([key, words]) => ({ ...cellOf(key), text: words })),
    sheet.programmes,
  );
  const saving = useGridSave((caseId, item) => {
    const row = rowOf.get(caseId);
    return row && sheet.programmeOf(row)?.items.find((one) => one.code === item);
  }, t('incomplete'));

  const isOpen = (row: number, column: number): boolean => {
    const item = rows[row]?.items.find((one) => one.code === columns[column]?.item);
    return item !== undefined && item.state !== 'done';
  };
  const keyAt = ({ row, column }: Place): string | null => {
    const [who, what] = [rows[row], columns[column]];
    return who && what ? cellKey(who.caseId, what) : null;
  };
  const write = (changes: readonly (readonly [string | null, string])[]): void => {
    for (const [key] of changes) if (key !== null) saving.solved(key);
    setCells((before) => {
      const next = { ...before };
      for (const [key, words] of changes) {
        if (key === null) continue;
        if (words.trim() === '') delete next[key];
        else next[key] = words;
      }
      return next;
    });
  };
  const placesIn = ({ from, to }: Range): readonly (readonly Place[])[] =>
    Array.from({ length: to.row - from.row + 1 }, (_row, n) =>
      Array.from({ length: to.column - from.column + 1 }, (_column, m) => ({ row: from.row + n, column: from.column + m })),
    );

  const cell = (at: Place): GridCell => {
    const key = keyAt(at);
    const words = key === null ? '' : (cells[key] ?? '');
    const answer = key === null || words === '' ? undefined : judged({ ...cellOf(key), text: words });
    const problem = key === null || words === '' ? null : (saving.problems[key] ?? (answer?.problem ? text(answer.problem) : null));
    const standing = answer?.standing ?? null;
    return {
      text: words,
      closed: !isOpen(at.row, at.column),
      standing,
      arrow: standing === null ? '' : (arrowOf[standing] ?? ''),
      problem,
      changed: words !== '',
    };
  };

  /** Rows with headings are put where their numbers say, whatever order they came in; names are compared. */
  const pasteRows = async (pasted: string): Promise<void> => {
    const answer = await askPreview({ text: pasted }, []);
    if (!answer.ok) return setTold([text(answer.problem.text)]);
    const { preview } = answer;
    const meanings = preview.columns.map(({ meaning }) => meaning.split('/'));
    const isResult = (column: number | null): boolean => column !== null && ['value', 'findings'].includes(meanings[column]?.[0] ?? '');
    const refused: string[] = preview.problems.map(text);
    const changes: (readonly [string, string])[] = [];
    let filled = 0;
    for (const row of preview.rows) {
      const blamed = row.problems.find(({ column }) => !isResult(column));
      const here = row.caseId === null ? undefined : rowOf.get(row.caseId);
      if (row.state === 'empty') continue;
      if (blamed || !here) {
        refused.push(t('pasteProblem', { line: row.line, words: blamed ? text(blamed.text) : t('notHere') }));
        continue;
      }
      const typed = row.cells.flatMap((words, n) => {
        const [of, item = '', field = null] = meanings[n] ?? [];
        return isResult(n) && words !== '' ? [[cellKey(here.caseId, { item, field: of === 'value' ? field : null }), words] as const] : [];
      });
      changes.push(...typed);
      filled += 1;
    }
    write(changes);
    const first = rows.findIndex(({ caseId }) => changes.some(([key]) => cellOf(key).caseId === caseId));
    if (first >= 0) setReveal({ row: first });
    setTold([...(filled > 0 ? [t('pasted', { count: filled })] : []), ...refused]);
  };

  const onPaste = (pasted: string, range: Range): void => {
    const block = parseBlock(pasted);
    setTold([]);
    if (hasHeadings(block)) return void pasteRows(pasted);
    const { cells: laid, lost } = laidAt(block, range, { rows: rows.length, columns: columns.length });
    const open = laid.filter(({ at }) => isOpen(at.row, at.column));
    const closed = laid.filter(({ at, text: words }) => !isOpen(at.row, at.column) && words !== '').length;
    write(open.map(({ at, text: words }) => [keyAt(at), words]));
    if (lost + closed > 0) setTold([t('outside', { lost: lost + closed })]);
    return undefined;
  };

  const changed = Object.keys(cells).length;
  const running = saving.progress?.running ?? false;
  const save = async (): Promise<void> => {
    if (running || changed === 0) return;
    setTold([]);
    await saving.save(cells, { reagentLot: lot.trim() || null, deviceId: device.trim() || null }, (keys) =>
      write(keys.map((key) => [key, ''])),
    );
    sheet.again();
  };
  useHotkeys({
    F9: (event) => {
      event.preventDefault();
      void save();
    },
  });

  if (sheet.error && !sheet.rows) return <Failure error={sheet.error} onRetry={sheet.again} />;
  const activeCell = cell(active);
  const activeRow = rows[active.row];
  const activeColumn = columns[active.column];
  const field =
    activeRow &&
    sheet
      .programmeOf(activeRow)
      ?.items.find(({ code: of }) => of === activeColumn?.item)
      ?.fields.find(({ code: of }) => of === activeColumn?.field);
  const range = activeRow && field ? rangeWords(rangeFor(field, activeRow)) : '';
  const { progress } = saving;
  return (
    <div className="grid-page">
      <header className="import-head">
        <div>
          <Link to={`/stations/${station}`} className="import-back">
            <ArrowLeftOutlined /> {t('back', { station: code('station', station) })}
          </Link>
          <h1>
            {t('title')} · {code('station', station)}
          </h1>
          <p className="muted small">{t('keys')}</p>
        </div>
        <Select
          mode="multiple"
          className="grid-items"
          maxTagCount="responsive"
          aria-label={t('items')}
          placeholder={t('items')}
          data-testid="grid-items"
          value={[...chosen]}
          options={items.map((item) => ({ value: item.code, label: text(item.name) }))}
          onChange={(codes: string[]) => setChosen(codes)}
        />
      </header>
      {told.length > 0 && (
        <Alert
          className="work-alert grid-told"
          type="info"
          closable
          onClose={() => setTold([])}
          data-testid="grid-told"
          title={told.map((words) => (
            <span key={words}>{words}</span>
          ))}
        />
      )}
      {progress && (
        <Alert
          className="work-alert"
          data-testid="grid-report"
          type={progress.running ? 'info' : progress.failed > 0 ? 'warning' : 'success'}
          title={
            progress.running
              ? t('saving', { done: progress.done + progress.failed, total: progress.total })
              : t(progress.failed > 0 ? 'savedSome' : 'saved', { done: progress.done, failed: progress.failed })
          }
          description={
            progress.running && <Progress percent={Math.round(((progress.done + progress.failed) / Math.max(1, progress.total)) * 100)} />
          }
        />
      )}
      {sheet.rows && rows.length === 0 && <EmptyState title={t('empty')} />}
      {rows.length > 0 && columns.length > 0 && (
        <Grid
          label={`${t('title')} ${code('station', station)}`}
          rows={rows.length}
          heads={[t('person'), t('number')]}
          columns={columns.map(({ key, itemName, name, field: of, unit }) => ({
            key,
            head: text(name),
            sub: [of !== null && itemName.zh !== name.zh ? text(itemName) : '', unit].filter(Boolean).join(' · '),
          }))}
          rowHead={(n) => {
            const row = rows[n]!;
            const isHere = row.items.some((item) => item.station === station && item.state !== 'done');
            return {
              key: row.caseId,
              name: `${row.name ?? row.caseNumber} ${code('sex', row.sex)} ${row.age}${isHere ? '' : ` (${t('gone')})`}`,
              number: row.caseNumber,
              faded: !isHere,
            };
          }}
          cell={cell}
          onType={(at, words) => write([[keyAt(at), words]])}
          onClear={(cleared) =>
            write(
              placesIn(cleared)
                .flat()
                .map((at) => [keyAt(at), '']),
            )
          }
          onPaste={onPaste}
          copied={(of) => blockText(placesIn(of).map((line) => line.map((at) => cell(at).text)))}
          onActive={setActive}
          reveal={reveal}
        />
      )}
      <footer className="work-foot grid-foot">
        <span className="push small" aria-live="polite" data-testid="grid-status">
          {activeRow && activeColumn && (
            <>
              <b>{activeRow.name ?? activeRow.caseNumber}</b> · {text(activeColumn.name)}{' '}
              {range && (
                <span className="muted">
                  ({range} {activeColumn.unit})
                </span>
              )}{' '}
              {activeCell.closed && <span className="muted">{t('notAsked')}</span>}
              {activeCell.problem && <span className="abnormal">{activeCell.problem}</span>}
            </>
          )}
        </span>
        {running ? (
          <Button onClick={saving.stop}>{t('stop')}</Button>
        ) : (
          <Button disabled={changed === 0} onClick={() => setCells(nothing)}>
            {t('undoAll')}
          </Button>
        )}
        <Button type="primary" loading={running} disabled={changed === 0} onClick={() => void save()} data-testid="grid-save">
          {changed === 0 ? t('saveNone') : t('save', { count: changed })} <kbd>F9</kbd>
        </Button>
      </footer>
    </div>
  );
};
