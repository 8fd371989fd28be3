import { App } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '@healthcert/web-ui/language.ts';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { printCertificate } from '../commands/case-commands.ts';
import type { Outcome, Problem } from '../commands/outcome.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { browserRoute, currentRoute } from '../printing/browser-route.ts';
import { leftOutProblem, notKnown, notPrinted, withdrawn } from '../printing/not-printed.ts';
import { printDocument } from '../printing/print-document.ts';
import { RouteGone } from '../printing/print-route.ts';
import { useText } from '../words/useWords.ts';
import { AskPrinted } from './AskPrinted.tsx';
import { type Printable, rowName } from './printable.ts';
import { PrintPreview } from './PrintPreview.tsx';

interface Wish {
  readonly certificates: readonly Printable[];
  /** A first print is noted on the certificate; a reprint was, with its reason, before. */
  readonly notes: boolean;
  readonly onDone: (() => void) | undefined;
}

interface Asked extends Wish {
  readonly asFile: boolean;
  readonly failures: readonly { readonly name: string; readonly problem: Problem }[];
}

interface Printing {
  /** Shows the cards, prints them, and notes those that came out. */
  readonly print: (certificates: readonly Printable[], onDone?: () => void) => void;
  /** Another copy, asked for with its reason before. */
  readonly reprint: (certificate: Printable) => void;
  readonly dialogs: ReactNode;
}

const done: Outcome = { ok: true, streamId: '', revision: 0, position: '' };

/**
 * Cards go one by one by the desk agent, which says of each that it has come out; by the browser all together, and the
 * person says so. What was not printed stays to be printed.
 */
export const usePrinting = (): Printing => {
  const { t } = useTranslation('certificates');
  const { t: words } = useTranslation('printing');
  const { message } = App.useApp();
  const say = useSay();
  const text = useText();
  const [wish, setWish] = useState<Wish | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [fetching, setFetching] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [trouble, setTrouble] = useState<Text | null>(null);
  const { state, run, stop, close } = useBatch<Printable>();
  const command = useCommand(printCertificate);
  const stopping = useRef(new AbortController());

  const note = ({ caseId, number }: Printable): Promise<Outcome> => command.send({ caseId, certificateNumber: number });

  const byAgent = async (card: Printable, notes: boolean, signal: AbortSignal): Promise<Outcome> => {
    const printed = await printDocument('card', [card.number], { signal, onFallback: 'throw' });
    if (!printed.ok) return { ok: false, problem: printed.problem ?? withdrawn };
    const out = (await printed.handed.follow?.(signal, setTrouble)) ?? 'unknown';
    setTrouble(null);
    if (out !== 'printed') return { ok: false, problem: out === 'cancelled' ? withdrawn : notKnown };
    return notes ? note(card) : done;
  };

  const oneByOne = async ({ certificates, notes, onDone }: Wish): Promise<void> => {
    const { signal } = stopping.current;
    const left = new Set(certificates);
    let gone = false;
    const came = await run(certificates, async (card) => {
      if (gone) return done;
      try {
        const outcome = await byAgent(card, notes, signal);
        left.delete(card);
        return outcome;
      } catch (error) {
        gone = error instanceof RouteGone;
        if (gone) stop();
        else left.delete(card);
        return gone ? done : { ok: false, problem: notPrinted(error) };
      }
    });
    const count = came.filter((card) => !left.has(card)).length;
    if (count > 0) say.done(t('printedCount', { count }));
    if (!gone) return onDone?.();
    void message.warning(words('fallback'));
    return together({ certificates: [...left], notes, onDone });
  };

  const together = async ({ certificates, ...rest }: Wish): Promise<void> => {
    const { signal } = stopping.current;
    setFetching({ done: 0, total: certificates.length });
    try {
      const onProgress = (n: number): void => setFetching({ done: Math.min(n, certificates.length), total: certificates.length });
      const numbers = certificates.map(({ number }) => number);
      const printed = await printDocument('card', numbers, { signal, onProgress, route: browserRoute });
      if (!printed.ok) {
        if (printed.problem) say.problem(printed.problem);
        return;
      }
      const { leftOut } = printed.papers;
      const failures = leftOut.map(({ id, because }) => ({
        name: rowName(certificates.find(({ number }) => number === id) ?? { caseId: '', number: id }),
        problem: leftOutProblem(because),
      }));
      const inFile = certificates.filter(({ number }) => !leftOut.some(({ id }) => id === number));
      setAsked({ certificates: inFile, ...rest, failures, asFile: printed.handed.by === 'file' });
    } catch (error) {
      say.problem(notPrinted(error));
    } finally {
      setFetching(null);
    }
  };

  const start = (wanted: Wish): void => {
    setWish(null);
    setAsked(null);
    stopping.current = new AbortController();
    void (currentRoute().name === 'agent' ? oneByOne(wanted) : together(wanted));
  };

  const cameOut = async ({ certificates, notes, onDone }: Asked): Promise<void> => {
    setAsked(null);
    const noted = notes ? await run(certificates, note) : certificates;
    if (noted.length > 0) say.done(t('printedCount', { count: noted.length }));
    onDone?.();
  };

  const progress = fetching ? { ...fetching, failures: [], running: true } : state;
  return {
    print: (certificates, onDone) => setWish({ certificates, notes: true, onDone }),
    reprint: (certificate) => start({ certificates: [certificate], notes: false, onDone: undefined }),
    dialogs: (
      <>
        <PrintPreview certificates={wish?.certificates ?? null} onPrint={() => wish && start(wish)} onClose={() => setWish(null)} />
        <AskPrinted
          open={asked !== null}
          count={asked?.certificates.length ?? 0}
          asFile={asked?.asFile ?? false}
          failures={asked?.failures ?? []}
          onYes={() => asked && void cameOut(asked)}
          onAgain={() => asked && start(asked)}
          onNo={() => setAsked(null)}
        />
        <BatchProgress
          title={t('printTitle')}
          state={progress}
          nameOf={rowName}
          note={trouble && text(trouble)}
          onStop={() => {
            stop();
            stopping.current.abort();
          }}
          onClose={close}
        />
      </>
    ),
  };
};
