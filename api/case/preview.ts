import { caseDecider, isOpen, resultsOf, type Case } from '@healthcert/domain/case';
import { readScope } from '@healthcert/domain/kernel';
import { conclude, type Concluded, type Programme } from '@healthcert/domain/programme';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { isClosed } from '../person/restriction.ts';
import { recordAccess } from '../record-access.ts';

const permission = 'case-worklist';
const mostAtOnce = 200;

/** What the rules say of a case now: before anybody concludes it, and again before it is reviewed. */
export interface Preview {
  readonly caseId: string;
  /** Of the case that was looked at: what is done on the preview goes with it. */
  readonly revision: number;
  readonly concluded: Concluded;
  /** Items with a result out of the ordinary. */
  readonly abnormal: readonly string[];
  readonly pending: readonly string[];
  /** Concluded otherwise than the rules say, or by them but with a reason of one's own. */
  readonly byHand: boolean;
  /** Concluded by the rules, if at all; nothing fired, nothing abnormal, nothing missing: may be concluded, and reviewed, together with others. */
  readonly entirelyNormal: boolean;
  readonly remoteReview: boolean;
}

const previewOf = async ({ system }: RequestContext, caseId: string, state: Case, revision: number): Promise<Preview | null> => {
  const { registration, items, conclusion } = state;
  const results = resultsOf(items);
  if (!registration || !isOpen(state) || results === null) return null;
  const programme = (await system.doors.given['case']?.(state as never, {} as never)) as Programme | null;
  if (!programme) return null;
  const concluded = conclude(programme, results, registration);
  const abnormal = items.filter((item) => item.abnormal).map(({ code }) => code);
  const pending = items.filter((item) => item.state === 'pending').map(({ code }) => code);
  const institution = (await system.institutions()).get(registration.institutionId);
  return {
    caseId,
    revision,
    concluded,
    abnormal,
    pending,
    entirelyNormal:
      (conclusion === null || (conclusion.by === 'rules' && conclusion.outcome === 'fit')) &&
      concluded.outcome === 'fit' &&
      concluded.fired.length === 0 &&
      abnormal.length === 0 &&
      pending.length === 0,
    byHand: conclusion?.by === 'hand',
    remoteReview: programme.review === 'remote' || institution?.review === 'remote',
  };
};

/**
 * The previews of those cases that this actor may see the findings of and that can be concluded; the others are left out.
 * One entry of the access log for all. @throws refused where the actor sees nobody's findings
 */
export const previewsFor = async (context: RequestContext, caseIds: readonly string[]): Promise<readonly Preview[]> => {
  const { system, actor } = context;
  const scope = actor && readScope(actor, permission, await system.tree());
  if (!actor || !scope) throw refused(permission);
  const seen: { readonly preview: Preview; readonly personId: string }[] = [];
  for (const caseId of [...new Set(caseIds)].slice(0, mostAtOnce)) {
    const { state, revision } = await system.handler.load(caseDecider, caseId);
    const { registration } = state;
    if (!registration || !scope.groupsOf({ institutionId: registration.institutionId }).has('clinical')) continue;
    if (await isClosed(system, actor, permission, registration)) continue;
    const preview = await previewOf(context, caseId, state, revision);
    if (preview) seen.push({ preview, personId: registration.personId });
  }
  if (seen.length > 0)
    await recordAccess(
      context,
      'read',
      permission,
      seen.map(({ personId }) => personId),
    );
  return seen.map(({ preview }) => preview);
};
