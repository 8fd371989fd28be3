import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Problem } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import type { TableFormat } from '../tables/save-table.ts';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { useText } from '../words/useWords.ts';
import { type FileLine, FileTable } from './FileTable.tsx';
import { ImportFoot } from './ImportFoot.tsx';
import { ImportFrame } from './ImportFrame.tsx';
import type { Source } from './source.ts';

/** What a line of a file would do, compared with what there is, and what is said against it. */
export interface CheckedLine extends FileLine {
  readonly does: 'add' | 'change' | 'same' | 'refused';
  readonly said: readonly string[];
  /** Columns that are to blame. */
  readonly bad: ReadonlySet<number>;
}

/** How many lines stand, and what stopped the others. */
export interface LinesSaved {
  readonly done: number;
  readonly problem: Problem | null;
}

interface ImportCheckedProps<Line extends CheckedLine> {
  /** The list: where one came from, and goes when all is in. */
  readonly back: { readonly to: string; readonly label: string };
  readonly title: string;
  /** What may be brought; stands there until a file does. */
  readonly lead: string;
  /** Of the file, once it is read. */
  readonly name: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly Line[];
  readonly problem: Problem | null;
  /** Why nothing of this file can go in, whatever its lines say. */
  readonly unusable?: string | null;
  readonly note?: string | null;
  readonly busy: boolean;
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly take: (name: string, source: Source) => Promise<void>;
  /** What a line changes, beside the word that it does. */
  readonly changes?: (line: Line) => ReactNode;
  readonly save: () => Promise<LinesSaved>;
}

type Shown = 'all' | CheckedLine['does'];
const filters = [
  ['all', 'onlyAll'],
  ['refused', 'onlyRefused'],
  ['add', 'onlyAdd'],
  ['change', 'onlyChange'],
  ['same', 'onlySame'],
] as const;

/** A file that is compared with a list: each line tells what it would do, and nothing goes in while one is refused. */
export const ImportChecked = <Line extends CheckedLine>(props: ImportCheckedProps<Line>) => {
  const { back, title, lead, name, head, rows, problem, unusable = null, note = null, busy, progress, take, changes, save } = props;
  const { t } = useTranslation('imports');
  const text = useText();
  const say = useSay();
  const navigate = useNavigate();
  const saveTable = useSaveTable();
  const [only, setOnly] = useState<Shown>('all');
  const of = (wanted: Shown): readonly Line[] => (wanted === 'all' ? rows : rows.filter(({ does }) => does === wanted));
  const refused = of('refused');
  const count = of('add').length + of('change').length;

  const enter = async (): Promise<void> => {
    const { done, problem: stopped } = await save();
    if (stopped) return say.problem(stopped, t(done > 0 ? 'savedPart' : 'savedNone', { done }));
    say.done(t('saved', { count: done }));
    await navigate(back.to);
  };
  const saveRefused = async (format: TableFormat): Promise<void> => {
    await saveTable(format, title, [[...head, t('reason')], ...refused.map(({ cells, said }) => [...cells, said.join('；')])]);
  };
  const saveWords = (): string => {
    if (progress) return t('saving', { done: progress.done, of: progress.of });
    return count === 0 && refused.length === 0 ? t('nothing') : t('save', { count });
  };
  const outcome = (_: unknown, line: Line): ReactNode =>
    line.does === 'refused' ? (
      <span className="import-bad" data-testid={`refused-${line.line}`}>
        {line.said.join('；')}
      </span>
    ) : (
      <span className="import-entries" data-testid={`row-${line.line}`} data-does={line.does}>
        <span className={line.does === 'same' ? 'muted' : ''}>{t(`does_${line.does}`)}</span>
        {changes?.(line)}
      </span>
    );

  return (
    <ImportFrame
      back={back}
      title={title}
      lead={name ?? lead}
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
        {unusable !== null && <Alert className="work-alert" type="error" showIcon title={unusable} />}
        {unusable === null && refused.length > 0 && (
          <Alert
            className="work-alert"
            type="warning"
            showIcon
            title={t('refused', { count: refused.length })}
            data-testid="import-refused"
          />
        )}
        {note !== null && <Alert className="work-alert" type="info" showIcon title={note} />}
      </div>
      {name !== undefined && (
        <>
          <FileTable<Line>
            rows={of(only)}
            headings={head.map((heading) => heading || '—')}
            busy={busy}
            width={340}
            rowClass={({ does }) => `import-${does === 'same' ? 'known' : does}`}
            isBad={({ bad }, column) => bad.has(column)}
            understood={[{ key: 'does', title: t('does'), width: 340, render: outcome }]}
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
              disabled={busy || unusable !== null || refused.length > 0 || count === 0}
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
