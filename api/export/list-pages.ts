import { dayInChina } from '@healthcert/domain/person';
import { mostRowsOfSheet, type Cells } from '@healthcert/integrations/spreadsheet';
import type { AnyReadModel, Column } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';
import { type Asked, countFor, pageFor } from '../graphql/connections.ts';
import { exportOf } from '../log/titles.ts';
import { cellsOf, type CodeWords } from './cells.ts';
import type { Exported } from './exported.ts';
import { type Language, namesNow } from './names.ts';

const pageSize = 1000;

export interface ListExport {
  readonly model: AnyReadModel;
  readonly asked: Asked;
  readonly columns: readonly string[];
  readonly language: Language;
  readonly words: CodeWords;
  /** Who asks, looked up anew: rights that are withdrawn end an export that is under way. */
  readonly now: () => Promise<RequestContext>;
}

/** Each page by the list's own door: within the scope, and entered in the access log before it leaves. */
const pages = async function* ({ model, asked, columns, language, words, now }: ListExport): AsyncGenerator<readonly Cells[]> {
  const reading = { largest: pageSize, what: exportOf(model.name) };
  let after: string | null = null;
  do {
    const context = await now();
    context.ended().throwIfAborted();
    const page: Awaited<ReturnType<typeof pageFor>> = await pageFor(model, { ...asked, first: pageSize, after }, context, reading);
    const today = dayInChina(context.system.now());
    const named = { language, words, today, names: await namesNow(context.system, language) };
    yield page.rows.map((row) => cellsOf(model, columns, row, named));
    after = page.hasNextPage ? page.endCursor : null;
  } while (after !== null);
};

/** A read model's list, as its page asks for it. */
export const exportedList = async (list: ListExport): Promise<Exported> => {
  const { model, asked, columns, language, now } = list;
  const counted = await countFor(model, asked.filter, await now(), mostRowsOfSheet + 1);
  return {
    title: model.title[language],
    heading: columns.map((name) => (model.columns[name] as Column).label[language]),
    total: counted,
    pages: pages(list),
  };
};
