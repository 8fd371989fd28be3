import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../commands/outcome.ts';
import { ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { seenPosition } from '../graphql/seen.ts';
import { ask } from '../imports/ask.ts';
import type { FileLine } from '../imports/FileTable.tsx';
import type { Reading } from './reading.ts';

/** What a door says of a row: see `api/archive/rows.ts`. */
export interface RowOutcome {
  readonly line: number;
  readonly state: 'good' | 'entered' | 'known' | 'refused';
  readonly archiveId: string | null;
  readonly linked: boolean;
  readonly problems: readonly { readonly column: number | null; readonly text: { readonly zh: string; readonly en: string } }[];
}

interface Run {
  readonly doing: 'checking' | 'entering';
  readonly done: number;
  readonly of: number;
}

const checkedAtOnce = 200;
const enteredAtOnce = 50;
const pauses = [500, 2000, 5000];
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends rows part by part: looked at, or entered. Stops between two parts, or where the server cannot be reached. */
export const useArchiveRows = () => {
  const { tell } = useChanges();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, RowOutcome>>(new Map());
  const [run, setRun] = useState<Run | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);

  const through = async (
    doing: Run['doing'],
    rows: readonly FileLine[],
    from: number,
    size: number,
    send: (
      part: readonly FileLine[],
      at: number,
    ) => Promise<Awaited<ReturnType<typeof ask<{ rows: readonly RowOutcome[]; position?: string }>>>>,
  ): Promise<number> => {
    const mine = ++turn.current;
    let at = from;
    setProblem(null);
    setRun({ doing, done: at, of: rows.length });
    while (at < rows.length && turn.current === mine) {
      const part = rows.slice(at, at + size);
      const told = await send(part, at);
      if (turn.current !== mine && doing === 'checking') return at;
      if (!told.ok) {
        setProblem(told.problem);
        break;
      }
      if (told.answer.position !== undefined) seenPosition.note(told.answer.position);
      setOutcomes((before) => new Map([...before, ...told.answer.rows.map((row) => [row.line, row] as const)]));
      at += part.length;
      if (turn.current === mine) setRun({ doing, done: at, of: rows.length });
    }
    if (turn.current === mine || doing === 'entering') setRun(null);
    if (doing === 'entering') tell(ownWrite);
    return at;
  };

  const check = useCallback(async (rows: readonly FileLine[], of: { source: string; institutionId: string; reading: Reading }) => {
    setOutcomes(new Map());
    const send = (part: readonly FileLine[]) =>
      ask<{ rows: readonly RowOutcome[] }>('/api/archives/preview', { ...of, rows: part.map(({ line, cells }) => ({ line, cells })) });
    await through('checking', rows, 0, checkedAtOnce, send);
  }, []);

  /** How far it came, in rows. */
  const enter = async (rows: readonly FileLine[], importId: string, reading: Reading, from: number): Promise<number> =>
    through('entering', rows, from, enteredAtOnce, async (part, at) => {
      const body = { importId, from: at, reading, rows: part.map(({ line, cells }) => ({ line, cells })) };
      for (const wait of pauses) {
        const told = await ask<{ rows: readonly RowOutcome[]; position: string }>('/api/archives/enter', body);
        // The same part sent again comes in once.
        if (told.ok || told.problem.kind !== 'Unreachable') return told;
        await pause(wait);
      }
      return ask<{ rows: readonly RowOutcome[]; position: string }>('/api/archives/enter', body);
    });

  return {
    outcomes,
    run,
    problem,
    check,
    enter,
    stop: () => {
      turn.current += 1;
    },
  };
};
