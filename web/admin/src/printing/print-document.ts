import { newId } from '../words/uuid.ts';
import { browserRoute, currentRoute } from './browser-route.ts';
import { fetchPapers, type Fetched, type PaperKind, type Papers, type PrintHow } from './fetch-papers.ts';
import { howOf, pcPrinting } from './pc-settings.ts';
import { printKindOf } from './print-kind.ts';
import { paperOf, RouteGone, type Handed, type PrintRoute } from './print-route.ts';

export interface PrintSettings {
  /** Besides what this PC is set to. */
  readonly how?: PrintHow;
  readonly copies?: number;
  readonly signal?: AbortSignal;
  /** Papers drawn so far. */
  readonly onProgress?: (done: number) => void;
  /** The agent has gone, and the browser prints instead. `throw`: it is left to the caller, as RouteGone. */
  readonly onFallback?: (() => void) | 'throw';
  /** Another way than the one chosen for this PC. */
  readonly route?: PrintRoute;
}

export type Printed = { readonly ok: true; readonly papers: Papers; readonly handed: Handed } | Extract<Fetched, { readonly ok: false }>;

/** Wishes of which nothing came to a printer yet: wished again, they are the same job, and count once. */
const unfinished = new Map<string, string>();

/**
 * Fetches these papers and hands them to the way of printing that this PC has; by the browser where the agent is gone.
 * @throws NotPrinted with words; wished again, it is the same job
 */
export const printDocument = async (
  kind: PaperKind,
  ids: readonly string[],
  { how = {}, copies = 1, signal, onProgress, onFallback, route = currentRoute() }: PrintSettings = {},
): Promise<Printed> => {
  const wish = `${kind} ${ids.join(' ')}`;
  const job = unfinished.get(wish) ?? newId();
  unfinished.set(wish, job);
  const by = async (way: PrintRoute): Promise<Printed> => {
    const asked = { ...howOf(pcPrinting(), printKindOf(kind), way.name), ...how, job };
    const fetched = await fetchPapers(kind, ids, asked, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
    if (!fetched.ok) return fetched;
    const { papers } = fetched;
    const title = `${kind} × ${ids.length}`;
    const document = ids.length === 1 ? `${kind}:${ids[0]}` : null;
    const handed = await way.print(papers.pdf, { id: job, kind, paper: await paperOf(papers.pdf), copies, title, document });
    unfinished.delete(wish);
    return { ok: true, papers, handed };
  };
  try {
    return await by(route);
  } catch (error) {
    if (!(error instanceof RouteGone) || onFallback === 'throw') throw error;
    onFallback?.();
    return by(browserRoute);
  }
};

/** Where one paper can be looked at; looking is not counted as printing. */
export const paperAddress = (kind: PaperKind, id: string, format: 'pdf' | 'png' = 'pdf'): string =>
  `/api/print/${kind}/${encodeURIComponent(id)}.${format}`;
