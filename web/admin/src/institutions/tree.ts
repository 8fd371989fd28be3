import { soundsLike } from '../desk/sounds-like.ts';
import type { Institution } from './queries.ts';

/** Where an institution stands. */
export type Placed = Pick<Institution, 'institutionId' | 'parentId' | 'level' | 'kind'>;

export interface Branch {
  readonly row: Institution;
  readonly children: readonly Branch[];
}

/** The tree as it stands below its root; whatever has no parent among them stands at the top. */
export const treeOf = (rows: readonly Institution[]): readonly Branch[] => {
  const known = new Set(rows.map(({ institutionId }) => institutionId));
  const below = Map.groupBy(rows, ({ parentId }) => (parentId != null && known.has(parentId) ? parentId : null));
  const branches = (parentId: string | null): readonly Branch[] =>
    (below.get(parentId) ?? []).map((row) => ({ row, children: branches(row.institutionId) }));
  return branches(null);
};

/** Everything that stands below one, itself too. */
export const subtreeOf = (rows: readonly Pick<Institution, 'institutionId' | 'parentId'>[], institutionId: string): ReadonlySet<string> => {
  const found = new Set([institutionId]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const row of rows) if (row.parentId != null && found.has(row.parentId)) found.add(row.institutionId);
  }
  return found;
};

/** The county above, or itself; null: none. */
export const countyOf = <Row extends Placed>(rows: ReadonlyMap<string, Row>, institutionId: string | null | undefined): Row | null => {
  const row = institutionId == null ? undefined : rows.get(institutionId);
  if (!row) return null;
  return row.level === 'county' && row.kind === 'authority' ? row : countyOf(rows, row.parentId);
};

/** Whether some authority above is disabled: then nobody new is taken here either. */
export const standsBelowDisabled = (
  rows: ReadonlyMap<string, Pick<Institution, 'parentId' | 'enabled'>>,
  { parentId }: Pick<Institution, 'parentId'>,
): boolean => {
  const above = parentId == null ? undefined : rows.get(parentId);
  return above !== undefined && (!above.enabled || standsBelowDisabled(rows, above));
};

export interface Wanted {
  readonly text: string;
  readonly kind: string;
  readonly admission: string;
}

/** Whether an institution is meant by what was typed (a part of its name, code or address, its pinyin or initials) and chosen. */
export const isWanted = ({ text, kind, admission }: Wanted, row: Institution): boolean => {
  if (kind !== '' && row.kind !== kind) return false;
  if (admission === 'disabled' && row.enabled) return false;
  if (admission === 'waiting' && row.admission !== 'applied' && row.admission !== 'admittedByCounty') return false;
  if (!['', 'disabled', 'waiting'].includes(admission) && row.admission !== admission) return false;
  const words = [row.name, row.code, row.address ?? '', row.telephone ?? '', row.contact ?? ''].join('\n');
  return text.trim() === '' || soundsLike(text, { label: words, sound: row.sound });
};

/** What is wanted, with all that it stands below, so that the tree still tells where it is. */
export const withAncestors = (rows: readonly Institution[], wanted: readonly Institution[]): readonly Institution[] => {
  const byId = new Map(rows.map((row) => [row.institutionId, row]));
  const kept = new Set<string>();
  for (const { institutionId } of wanted) {
    for (let at: string | null | undefined = institutionId; at != null && !kept.has(at); at = byId.get(at)?.parentId) kept.add(at);
  }
  return rows.filter(({ institutionId }) => kept.has(institutionId));
};

/** A licence that ends within these days, or has ended. In days from today; null: it does not, or there is none. */
export const licenceEndsIn = ({ licenceUntil, admission }: Institution, today: string, within: number): number | null => {
  if (licenceUntil == null || admission === 'removed') return null;
  const days = Math.round((Date.parse(licenceUntil) - Date.parse(today)) / 86_400_000);
  return days <= within ? days : null;
};
