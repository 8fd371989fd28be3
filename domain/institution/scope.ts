import type { InstitutionScope } from '@healthcert/domain/kernel';
import type { InstitutionTree } from './decider.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * Who stands below whom, for permission checks: every subtree laid out once. Disabled institutions stay in it, for what
 * they did is still to be answered for. Of an unknown institution nothing is below.
 */
export const institutionScope = (tree: InstitutionTree): InstitutionScope => {
  const subtrees = new Map<string, Set<string>>([...tree.keys()].map((id) => [id, new Set([id])]));
  for (const { institutionId, parentId } of tree.values()) {
    for (let above = parentId; above !== null; above = tree.get(above)?.parentId ?? null) subtrees.get(above)?.add(institutionId);
  }
  return { subtree: (institutionId) => subtrees.get(institutionId) ?? nothing };
};
