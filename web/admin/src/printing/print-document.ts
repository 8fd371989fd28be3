import { fetchPapers, type Fetched, type PaperKind, type PrintHow } from './fetch-papers.ts';
import { currentRoute, paperOf, type PrintRoute } from './print-route.ts';

export interface PrintSettings {
  readonly how?: PrintHow;
  readonly copies?: number;
  readonly signal?: AbortSignal;
  /** Papers drawn so far. */
  readonly onProgress?: (done: number) => void;
  /** Another way than the one chosen for this PC. */
  readonly route?: PrintRoute;
}

/** Fetches these papers and hands them to the way of printing that this PC has. Two calls at once are two jobs. */
export const printDocument = async (
  kind: PaperKind,
  ids: readonly string[],
  { how = {}, copies = 1, signal, onProgress, route = currentRoute() }: PrintSettings = {},
): Promise<Fetched> => {
  const fetched = await fetchPapers(kind, ids, how, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
  if (!fetched.ok) return fetched;
  const { pdf } = fetched.papers;
  await route.print(pdf, { kind, paper: await paperOf(pdf), copies, title: `${kind} × ${ids.length}` });
  return fetched;
};

/** Where one paper can be looked at; looking is not counted as printing. */
export const paperAddress = (kind: PaperKind, id: string, format: 'pdf' | 'png' = 'pdf'): string =>
  `/api/print/${kind}/${encodeURIComponent(id)}.${format}`;
