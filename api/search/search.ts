import { readScope, type Text } from '@healthcert/domain/kernel';
import { searchHits } from '@healthcert/domain/parameter';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { AnyReadModel, ShownRow } from '@healthcert/projections/kernel';
import { personModel } from '@healthcert/projections/person';
import type { RequestContext } from '../context.ts';
import { subjectsOf } from '../graphql/connections.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';
import { meaningsOf, searchedModels, type Meaning } from './meanings.ts';
import type { LookUp } from './scanned-codes.ts';

export interface Hit {
  readonly kind: 'case' | 'certificate' | 'booking' | 'oldCard' | 'person';
  readonly row: ShownRow;
  /** As what the text was found. */
  readonly by: Text;
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** The kind of code that was scanned, where it names what was found. */
  readonly code: string | null;
  /** What the text was looked for as. */
  readonly tried: readonly Text[];
}

/** How long a search waits for what the client has just written, in milliseconds. */
const longestWait = 3000;
/** An address of a card, with all that is signed in it, is shorter. */
const longestText = 4000;

const kinds = new Map<string, Hit['kind']>([
  [caseWorklistModel.name, 'case'],
  [certificateRegisterModel.name, 'certificate'],
  [bookingListModel.name, 'booking'],
  [archivedCertificateListModel.name, 'oldCard'],
  [personModel.name, 'person'],
]);
const modelOf = new Map(searchedModels.map((model) => [kinds.get(model.name), model]));

/** Finds within what the actor may see; models that no role of theirs shows are left out. */
const finder = async ({ system, actor, seen }: RequestContext) => {
  const tree = await system.tree();
  const most = await system.parameters.value(searchHits);
  const scopes = new Map(searchedModels.map((model) => [model.name, actor && readScope(actor, model.name, tree)]));
  const readable = (model: AnyReadModel): boolean => scopes.get(model.name) != null;
  const rowsOf = async ({ model, filter }: LookUp): Promise<readonly ShownRow[]> => {
    const scope = scopes.get(model.name);
    if (!scope) return [];
    if (seen !== null) await system.reads.reached(model, seen, longestWait);
    return (await system.reads.list({ model, scope, filter, first: most, internal: true })).rows;
  };
  return { most, readable, any: searchedModels.some(readable), rowsOf };
};
type Finder = Awaited<ReturnType<typeof finder>>;

const hitsOf = async (find: Finder, { title, lookUps }: Meaning): Promise<Hit[]> => {
  const found = await Promise.all(lookUps.map(find.rowsOf));
  return found.flatMap((rows, n) => rows.map((row) => ({ kind: kinds.get(lookUps[n]!.model.name)!, row, by: title })));
};

/**
 * A certificate is shown by its case where that may be seen, and a person by theirs: each thing once. Of somebody's old cards the
 * latest stands for all; a scanned paper leads to the case of today alone, a name to both.
 */
const merged = async (find: Finder, hits: readonly Hit[], byName: boolean): Promise<readonly Hit[]> => {
  const inCases = new Set(hits.filter(({ kind }) => kind === 'case').map(({ row }) => row.values.caseId));
  const certified = hits.filter(({ kind, row }) => kind === 'certificate' && !inCases.has(row.values.caseId));
  const caseIds = [...new Set(certified.map(({ row }) => row.values.caseId))];
  const cases = caseIds.length === 0 ? [] : await find.rowsOf({ model: caseWorklistModel, filter: { caseId: { in: caseIds } } });
  const caseOf = new Map(cases.map((row) => [row.values.caseId, row]));
  const led = hits.map((hit): Hit => {
    const row = hit.kind === 'certificate' ? caseOf.get(hit.row.values.caseId) : undefined;
    return row ? { ...hit, kind: 'case', row } : hit;
  });
  const opened = new Set(led.filter(({ kind }) => kind === 'case').map(({ row }) => row.values.caseId));
  const personsOf = (wanted: (kind: Hit['kind']) => boolean) =>
    new Set(led.filter(({ kind }) => wanted(kind)).map(({ row }) => row.values.personId));
  const known = personsOf((kind) => kind !== 'person');
  const ofToday = personsOf((kind) => kind !== 'person' && kind !== 'oldCard');
  const once = new Map<string, Hit>();
  for (const hit of led) {
    const { kind, row } = hit;
    const { caseId, personId, number, bookingId } = row.values;
    if (kind === 'certificate' && opened.has(caseId)) continue;
    if (kind === 'oldCard' && !byName && ofToday.has(personId)) continue;
    if (kind === 'person' && known.has(personId)) continue;
    const key = `${kind} ${String({ case: caseId, certificate: number, booking: bookingId, oldCard: personId, person: personId }[kind])}`;
    if (!once.has(key)) once.set(key, hit);
  }
  return [...once.values()].slice(0, find.most);
};

/**
 * The one search box (A7, A10): what a typed or scanned text finds of people, cases, certificates, bookings and old cards within the actor's
 * reach. Whom it shows is in the access log before it is answered. @throws refused
 */
export const search = async (context: RequestContext, text: string): Promise<SearchAnswer> => {
  const find = await finder(context);
  if (!find.any) {
    await recordAccess(context, 'refused', 'search', []);
    throw refused('search');
  }
  const meanings = await meaningsOf(context, text.slice(0, longestText).normalize('NFKC').trim());
  const tried = meanings.map(({ title }) => title);
  const found = await Promise.all(meanings.map((meaning) => hitsOf(find, meaning)));
  const named = meanings.findIndex(({ code }, n) => code !== null && found[n]!.length > 0);
  const hits = await merged(find, named < 0 ? found.flat() : found[named]!, !/\d/.test(text));
  await recordAccess(context, 'read', 'search', [...new Set(hits.flatMap(({ kind, row }) => subjectsOf(modelOf.get(kind)!, [row])))]);
  return { hits, code: meanings[named]?.code ?? null, tried };
};
