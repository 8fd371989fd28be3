import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '@healthcert/domain/kernel';
import { decideAdmission, given, isOpenApplication, standingAfter } from './admission.ts';
import { detailsOf, says, type Details } from './details.ts';
import { institutionEvents, type InstitutionEvent } from './events.ts';
import type { InstitutionCommand, InstitutionCommandNamed } from './forms.ts';
import { levels, type Institution, type InstitutionKind, type Level } from './institution.ts';
import { reject } from './rejections.ts';
import { isUnifiedCode } from './unified-code.ts';

/** By institution id. */
export type InstitutionTree = ReadonlyMap<string, Institution>;

const decide = (command: InstitutionCommand, tree: InstitutionTree): readonly InstitutionEvent[] => {
  switch (command.type) {
    case 'AddInstitution':
      return add(command, tree);
    case 'ChangeInstitution':
      return change(command, tree);
    case 'MoveInstitution':
      return move(command, tree);
    case 'ArrangeReview':
      return arrangeReview(command, tree);
    case 'DisableInstitution':
      return disable(command, tree);
    case 'EnableInstitution':
      return enable(command, tree);
    case 'ApplyForAdmission':
    case 'AdmitByCounty':
    case 'AdmitInstitution':
    case 'ReturnApplication':
    case 'SuspendInstitution':
    case 'LiftSuspension':
    case 'RemoveInstitution':
      return decideAdmission(command, tree);
  }
};

const add = ({ data }: InstitutionCommandNamed<'AddInstitution'>, tree: InstitutionTree): readonly InstitutionEvent[] => {
  const { institutionId, level, kind } = data;
  const parentId = data.parentId ?? null;
  const details = detailsOf(data);
  const known = tree.get(institutionId);
  if (known && says(known, { ...details, parentId, level, kind })) return [];
  if (known) return reject('InstitutionExists', { field: 'institutionId' });
  checkPlace(tree, parentId, level, kind);
  checkCode(tree, institutionId, details.code, kind);
  return [{ type: 'InstitutionAdded', data: { ...details, parentId, level, kind } }];
};

const change = ({ data, meta }: InstitutionCommandNamed<'ChangeInstitution'>, tree: InstitutionTree): readonly InstitutionEvent[] => {
  const known = get(tree, data.institutionId);
  const details = detailsOf(data);
  if (says(known, details)) return [];
  if (data.edition != null && data.edition !== known.edition) reject('ChangedMeanwhile', { field: 'edition' });
  if (meta.institutionId === known.institutionId) checkOwnChange(known, details);
  checkCode(tree, known.institutionId, details.code, known.kind);
  return [{ type: 'InstitutionChanged', data: details }];
};

const move = ({ data }: InstitutionCommandNamed<'MoveInstitution'>, tree: InstitutionTree): readonly InstitutionEvent[] => {
  const { institutionId, parentId, level } = data;
  const known = get(tree, institutionId);
  if (known.parentId === null) return reject('RootStays');
  if (known.parentId === parentId && known.level === level) return [];
  if (isBelow(tree, parentId, institutionId)) return reject('MovedBelowItself', { field: 'parentId' });
  checkPlace(tree, parentId, level, known.kind);
  const outOfOrder = [...tree.values()].some((child) => child.parentId === institutionId && !fits(child.level, child.kind, level));
  if (outOfOrder) return reject('LevelOutOfOrder', { field: 'level' });
  return [{ type: 'InstitutionMoved', data: { institutionId, parentId, level } }];
};

const arrangeReview = (
  { data: { institutionId, review } }: InstitutionCommandNamed<'ArrangeReview'>,
  tree: InstitutionTree,
): readonly InstitutionEvent[] => {
  const known = get(tree, institutionId);
  if (known.kind !== 'clinic') reject('ReviewOfClinicsOnly', { field: 'institutionId' });
  return known.review === review ? [] : [{ type: 'ReviewArranged', data: { institutionId, review } }];
};

const disable = (
  { data: { institutionId, reason } }: InstitutionCommandNamed<'DisableInstitution'>,
  tree: InstitutionTree,
): readonly InstitutionEvent[] => {
  const known = get(tree, institutionId);
  if (known.parentId === null) return reject('RootStays');
  return known.enabled ? [{ type: 'InstitutionDisabled', data: { institutionId, reason: given(reason) } }] : [];
};

const enable = (
  { data: { institutionId } }: InstitutionCommandNamed<'EnableInstitution'>,
  tree: InstitutionTree,
): readonly InstitutionEvent[] => (get(tree, institutionId).enabled ? [] : [{ type: 'InstitutionEnabled', data: { institutionId } }]);

const get = (tree: InstitutionTree, institutionId: string): Institution =>
  tree.get(institutionId) ?? reject('InstitutionUnknown', { field: 'institutionId' });

/** An authority stands one level below its parent; a clinic at its parent's level or lower. */
const fits = (level: Level, kind: InstitutionKind, parent: Level): boolean => {
  const steps = levels.indexOf(level) - levels.indexOf(parent);
  return kind === 'authority' ? steps === 1 : steps >= 0;
};

const checkPlace = (tree: InstitutionTree, parentId: string | null, level: Level, kind: InstitutionKind): void => {
  if (parentId === null) {
    if (level !== 'city' || kind !== 'authority') reject('ParentMissing', { field: 'parentId' });
    if (tree.size > 0) reject('RootExists', { field: 'parentId' });
    return;
  }
  const parent = tree.get(parentId) ?? reject('ParentUnknown', { field: 'parentId' });
  if (parent.kind === 'clinic') reject('ParentIsClinic', { field: 'parentId' });
  if (!parent.enabled) reject('ParentDisabled', { field: 'parentId' });
  if (!fits(level, kind, parent.level)) reject('LevelOutOfOrder', { field: 'level' });
};

/** What it was admitted with is not for a clinic itself to change. */
const checkOwnChange = ({ code, licence, admission }: Institution, told: Details): void => {
  const decidedOn = isOpenApplication(admission) || admission === 'admitted' || admission === 'suspended';
  if (!decidedOn) return;
  if (told.code !== code) reject('LicenceOfAdmitted', { field: 'code' });
  if (!isDeepStrictEqual(licence, told.licence)) reject('LicenceOfAdmitted', { field: 'licence' });
};

const checkCode = (tree: InstitutionTree, institutionId: string, code: string, kind: InstitutionKind): void => {
  if (kind === 'clinic' && !isUnifiedCode(code)) reject('UnifiedCodeMistyped', { field: 'code' });
  const taken = [...tree.values()].some((other) => other.code === code && other.institutionId !== institutionId);
  if (taken) reject('CodeTaken', { field: 'code' });
};

/** Whether `institutionId` is `above` or stands anywhere below it. */
const isBelow = (tree: InstitutionTree, institutionId: string | null, above: string): boolean =>
  institutionId !== null && (institutionId === above || isBelow(tree, tree.get(institutionId)?.parentId ?? null, above));

const evolve = (tree: InstitutionTree, event: InstitutionEvent): InstitutionTree => {
  const { type, data } = event;
  if (type === 'InstitutionAdded') return new Map([...tree, [data.institutionId, entered(data)]]);
  const known = tree.get(data.institutionId);
  return known ? new Map([...tree, [data.institutionId, { ...known, ...changeBy(event, known) }]]) : tree;
};

type Changing = Exclude<InstitutionEvent, { readonly type: 'InstitutionAdded' }>;

const entered = (data: Extract<InstitutionEvent, { readonly type: 'InstitutionAdded' }>['data']): Institution => ({
  ...data,
  enabled: true,
  admission: data.kind === 'clinic' ? 'entered' : null,
  suspendedUntil: null,
  edition: 1,
});

const changeBy = (event: Changing, { edition }: Institution): Partial<Institution> => {
  switch (event.type) {
    case 'InstitutionChanged':
    case 'InstitutionMoved':
    case 'ReviewArranged':
      return { ...event.data, edition: edition + 1 };
    case 'InstitutionDisabled':
      return { enabled: false };
    case 'InstitutionEnabled':
      return { enabled: true };
    case 'AdmissionApplied':
    case 'AdmittedByCounty':
    case 'ApplicationReturned':
    case 'InstitutionAdmitted':
    case 'InstitutionSuspended':
    case 'SuspensionLifted':
    case 'InstitutionRemoved':
      return standingAfter(event);
  }
};

export const institutionDecider: Decider<InstitutionTree, InstitutionCommand, InstitutionEvent> = {
  events: institutionEvents,
  initial: new Map(),
  decide,
  evolve,
};
