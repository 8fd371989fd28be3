import type { ApplicationsQuery } from '../gql/graphql.ts';
import type { Me } from '../session/session.ts';
import { countyOf, type Placed, subtreeOf } from './tree.ts';

type Application = ApplicationsQuery['institutionList']['nodes'][number];

/** Whose next step on the way to admission is this person's to take: the county's first, then the city's. */
export const waitingFor = (
  { operations, institution }: Pick<Me, 'operations' | 'institution'>,
  applications: readonly Application[],
  tree: readonly Placed[],
): readonly Application[] => {
  const byId = new Map(tree.map((row) => [row.institutionId, row]));
  const below = institution ? subtreeOf(tree, institution.id) : new Set<string>();
  const may = (operation: string, institutionId: string): boolean =>
    operations[operation] === 'city' || (operations[operation] === 'subtree' && below.has(institutionId));
  const forCity = institution !== null && byId.get(institution.id)?.parentId == null;
  return applications.filter(({ institutionId, parentId, admission }) => {
    if (institutionId === institution?.id) return false;
    const ofCounty = admission === 'applied' && countyOf(byId, parentId) !== null;
    return ofCounty ? may('admitByCounty', institutionId) : forCity && may('admitInstitution', institutionId);
  });
};
