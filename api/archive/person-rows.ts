import { derivedId, type Actor } from '@healthcert/domain/kernel';
import type { TableRow } from '@healthcert/integrations/spreadsheet';
import type { RequestContext } from '../context.ts';
import type { Request } from '../operations/index.ts';
import { recordAccess } from '../record-access.ts';
import { archiveDoor } from './facts.ts';
import { readPerson, type ReadPerson } from './read-row.ts';
import { refusedRow, type EnteredRows, type RowOutcome, type RowsOf } from './rows.ts';

/** Enough for a part of a file at once; each asks the vault and folds a stream. */
const atOnce = 20;

/** Rows about people of whom no card is taken over: each brings a record, or meets the one there is (I6). */
export const personRows = (context: RequestContext & { readonly actor: Actor }) => {
  const { system, actor, correlationId } = context;
  const { mayEnrol, enrolled } = archiveDoor(system);
  const subjects = new Set<string>();
  const brought: string[] = [];

  /** The id of somebody new follows from it: a row that is sent again meets the record that it made, another row does not. */
  const requestFor = (importId: string, line: number, { documentType, documentNumber }: ReadPerson): Request => ({
    actor: { ...actor, kind: 'system' },
    commandId: derivedId(`${importId} person ${line}`, system.vault.blindIndex('archived-person', `${documentType}\n${documentNumber}`)),
    correlationId,
    now: system.now(),
  });

  const through = async (
    row: TableRow,
    { importId, reading }: RowsOf,
    step: (read: ReadPerson, request: Request) => Promise<RowOutcome['state']>,
  ): Promise<RowOutcome> => {
    const { read, problems } = readPerson(row, reading);
    const outcome: RowOutcome = { line: row.line, archiveId: null, state: 'refused', linked: true, problems };
    if (!read) return outcome;
    try {
      return { ...outcome, state: await step(read, requestFor(importId, row.line, read)) };
    } catch (error) {
      return { ...outcome, problems: [refusedRow(error, reading)] };
    }
  };

  return {
    preview: async (rows: readonly TableRow[], of: RowsOf): Promise<readonly RowOutcome[]> => {
      const rehearsed = async (read: ReadPerson, request: Request): Promise<RowOutcome['state']> => {
        const { holder, known } = await mayEnrol(read, request);
        if (holder !== null) subjects.add(holder);
        return known ? 'known' : 'good';
      };
      const outcomes: RowOutcome[] = [];
      for (let n = 0; n < rows.length; n += atOnce)
        outcomes.push(...(await Promise.all(rows.slice(n, n + atOnce).map((row) => through(row, of, rehearsed)))));
      await recordAccess(context, 'read', 'archive-import', [...subjects]);
      return outcomes;
    },
    enter: async (rows: readonly TableRow[], of: RowsOf): Promise<EnteredRows> => {
      const entered = async (read: ReadPerson, request: Request): Promise<RowOutcome['state']> => {
        const { identity, holder, known } = await mayEnrol(read, request);
        if (known) return 'known';
        const personId = holder ?? (await enrolled(identity, of.institutionId, request));
        brought.push(personId);
        return 'entered';
      };
      const outcomes: RowOutcome[] = [];
      for (const row of rows) outcomes.push(await through(row, of, entered));
      return { outcomes, brought };
    },
  };
};
