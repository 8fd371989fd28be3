import { archivedCertificateDecider, archiveProcess, type ArchiveInput } from '@healthcert/domain/archive';
import type { InstitutionTree } from '@healthcert/domain/institution';
import { derivedId, mayDo, type Actor } from '@healthcert/domain/kernel';
import type { TableRow } from '@healthcert/integrations/spreadsheet';
import type { RequestContext } from '../context.ts';
import { problemOf } from '../graphql/command-result.ts';
import { execute, type Request } from '../operations/index.ts';
import { recordAccess } from '../record-access.ts';
import { archiveDoor, archiveIdOf } from './facts.ts';
import { readRow, type Reading, type ReadRow, type RowProblem } from './read-row.ts';

/** For whom and from where rows are taken over. */
export interface RowsOf {
  readonly importId: string;
  readonly source: string;
  /** Keeps what no institution of the city is named for. */
  readonly institutionId: string;
  readonly reading: Reading;
}

/** What becomes of a row. known: it is in the archive already. */
export interface RowOutcome {
  readonly line: number;
  readonly state: 'good' | 'entered' | 'known' | 'refused';
  /** Null where its number could not be read. */
  readonly archiveId: string | null;
  /** Whether a document number says whose it is; else it waits to be linked by hand. */
  readonly linked: boolean;
  readonly problems: readonly RowProblem[];
}

const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** The institution that a file names by name or code, where this actor may take over for it. */
const institutionNamed = (tree: InstitutionTree, issuer: string | null | undefined): string | null => {
  if (!issuer) return null;
  const named = [...tree.values()].filter(({ name, code }) => [name, code].map(plain).includes(plain(issuer)));
  return named.length === 1 ? named[0]!.institutionId : null;
};

/** What became of a part's rows. */
export interface EnteredRows {
  readonly outcomes: readonly RowOutcome[];
  /** People of whom no card is taken over whose records these rows made; the same when a part is sent again. */
  readonly brought: readonly string[];
}

/** A rule that said no to a row, at the cell it is about. @throws what is no refusal */
export const refusedRow = (error: unknown, { columns }: Reading): RowProblem => {
  const problem = problemOf(error);
  if (!problem) throw error;
  const at = columns.findIndex((field) => field !== null && field === problem.field);
  return { column: at < 0 ? null : at, field: problem.field, code: problem.code, text: problem.text };
};

/** An import's steps are not granted one by one: who may import takes them, under their own name. */
const inTheName = (actor: Actor): Actor => ({ ...actor, kind: 'system' });

/** Each asks the vault and folds a stream or two. */
const atOnce = 20;

export const archiveRows = (context: RequestContext & { readonly actor: Actor }) => {
  const { system, actor, correlationId } = context;
  const { mayArchive } = archiveDoor(system);
  const subjects = new Set<string>();

  const inputOf = async (of: RowsOf, read: ReadRow): Promise<ArchiveInput> => {
    const [institutions, tree] = await Promise.all([system.institutions(), system.tree()]);
    const named = institutionNamed(institutions, read.issuer);
    const keeps = named !== null && mayDo(actor, 'importArchive', { institutionId: named }, tree) ? named : of.institutionId;
    const archiveId = archiveIdOf(system.vault, of.source, read.number);
    return { ...read, archiveId, importId: of.importId, source: of.source, institutionId: keeps };
  };

  /** The same row read in the same way is the same command. */
  const requestFor = (input: ArchiveInput, line: number): Request => ({
    actor: inTheName(actor),
    commandId: derivedId(`${input.importId} archive ${line}`, JSON.stringify(input)),
    correlationId,
    now: system.now(),
  });

  const through = async (
    row: TableRow,
    of: RowsOf,
    step: (input: ArchiveInput, line: number) => Promise<RowOutcome['state']>,
  ): Promise<RowOutcome> => {
    const { read, problems } = readRow(row, of.reading);
    const outcome = { line: row.line, archiveId: null, linked: Boolean(read?.documentNumber), problems };
    if (!read) return { ...outcome, state: 'refused' };
    const input = await inputOf(of, read);
    try {
      return { ...outcome, archiveId: input.archiveId, state: await step(input, row.line) };
    } catch (error) {
      return { ...outcome, archiveId: input.archiveId, state: 'refused', problems: [refusedRow(error, of.reading)] };
    }
  };

  const rehearsed = async (input: ArchiveInput, line: number): Promise<RowOutcome['state']> => {
    const { state } = await system.handler.load(archivedCertificateDecider, input.archiveId);
    const { known, entered } = await mayArchive(input, state, requestFor(input, line));
    if (known !== null) subjects.add(known);
    return entered ? 'good' : 'known';
  };

  const entered = async (input: ArchiveInput, line: number): Promise<RowOutcome['state']> => {
    // A part that is sent again after a lost answer says the same as the first time.
    const { events } = await execute(system.doors, archiveProcess.archiveCertificate, input, requestFor(input, line));
    return events > 0 ? 'entered' : 'known';
  };

  return {
    /** What each row would come to; nothing is written. Of whom something is told by it stands in the access log first. */
    preview: async (rows: readonly TableRow[], of: RowsOf): Promise<readonly RowOutcome[]> => {
      const outcomes: RowOutcome[] = [];
      for (let n = 0; n < rows.length; n += atOnce)
        outcomes.push(...(await Promise.all(rows.slice(n, n + atOnce).map((row) => through(row, of, rehearsed)))));
      await recordAccess(context, 'read', 'archive-import', [...subjects]);
      return outcomes;
    },
    /** One after the other: two of one person meet in their record. */
    enter: async (rows: readonly TableRow[], of: RowsOf): Promise<EnteredRows> => {
      const outcomes: RowOutcome[] = [];
      for (const row of rows) outcomes.push(await through(row, of, entered));
      return { outcomes, brought: [] };
    },
  };
};
