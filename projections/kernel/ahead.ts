import type { AllPage, Position } from '@healthcert/domain/kernel';
import type { DecodedEvent } from './decode.ts';

/** A page as it was read, and those of its events that somebody wants, opened. */
export interface OpenedPage {
  readonly page: AllPage;
  readonly events: readonly DecodedEvent[];
}

export interface Ahead {
  readonly read: (after: Position | null) => Promise<AllPage>;
  readonly open: (page: AllPage) => Promise<readonly DecodedEvent[]>;
  readonly from: Position | null;
  /** Nothing more is read once it aborts; what was read still comes. */
  readonly signal: AbortSignal;
}

/** One is opened, for one the keys are fetched, one is read: each is other work, and done elsewhere than the handling. */
const pagesAhead = 3;

/** Who awaits it is told; until then a failure is nobody's. */
const begun = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => undefined);
  return work;
};

/** Pages in their order up to the one at the head. While one is handled, the next ones are read and opened. */
export async function* openedAhead({ read, open, from, signal }: Ahead): AsyncGenerator<OpenedPage> {
  const after = async (before: Promise<AllPage | null>): Promise<AllPage | null> => {
    const page = await before;
    return page === null || page.atHead || signal.aborted ? null : read(page.position);
  };
  const opened = async (reading: Promise<AllPage | null>): Promise<OpenedPage | null> => {
    const page = await reading;
    return page && { page, events: await open(page) };
  };

  let last: Promise<AllPage | null> = begun(read(from));
  const waiting = [begun(opened(last))];
  for (;;) {
    const page = await waiting.shift();
    if (!page) return;
    while (waiting.length < pagesAhead) {
      last = begun(after(last));
      waiting.push(begun(opened(last)));
    }
    yield page;
  }
}
