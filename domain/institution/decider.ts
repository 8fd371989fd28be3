import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '@healthcert/domain/kernel';
import { institutionEvents, type InstitutionEvent } from './events.ts';
import type { InstitutionCommand, InstitutionCommandNamed } from './forms.ts';
import { levels, type Institution, type InstitutionKind, type Level } from './institution.ts';
import { reject } from './rejections.ts';
import { isUnifiedCode, normaliseUnifiedCode } from './unified-code.ts';

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
  }
};

const add = ({ data }: InstitutionCommandNamed<'AddInstitution'>, tree: InstitutionTree): readonly InstitutionEvent[] => {
  const { institutionId, level, kind } = data;
  const parentId = data.parentId ?? null;
  const details = detailsOf(data);
  const known = tree.get(institutionId);
  if (known && isDeepStrictEqual(known, { ...details, parentId, level, kind, enabled: known.enabled })) return [];
  if (known) return reject('InstitutionExists', { field: 'institutionId' });
  checkPlace(tree, parentId, level, kind);
  checkCode(tree, institutionId, details.code, kind);
  return [{ type: 'InstitutionAdded', data: { ...details, parentId, level, kind } }];
};

const change = ({ data }: InstitutionCommandNamed<'ChangeInstitution'>, tree: InstitutionTree): readonly InstitutionEvent[] => {
  const known = get(tree, data.institutionId);
  const details = detailsOf(data);
  if (isDeepStrictEqual(known, { ...known, ...details })) return [];
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
  { data: { institutionId } }: InstitutionCommandNamed<'DisableInstitution'>,
  tree: InstitutionTree,
): readonly InstitutionEvent[] => {
  const known = get(tree, institutionId);
  if (known.parentId === null) return reject('RootStays');
  return known.enabled ? [{ type: 'InstitutionDisabled', data: { institutionId } }] : [];
};

const enable = (
  { data: { institutionId } }: InstitutionCommandNamed<'EnableInstitution'>,
  tree: InstitutionTree,
): readonly InstitutionEvent[] => (get(tree, institutionId).enabled ? [] : [{ type: 'InstitutionEnabled', data: { institutionId } }]);

const get = (tree: InstitutionTree, institutionId: string): Institution =>
  tree.get(institutionId) ?? reject('InstitutionUnknown', { field: 'institutionId' });

type Details = Extract<InstitutionEvent, { readonly type: 'InstitutionChanged' }>['data'];

const detailsOf = (data: InstitutionCommandNamed<'ChangeInstitution'>['data']): Details => ({
  institutionId: data.institutionId,
  code: normaliseUnifiedCode(data.code),
  area: data.area,
  name: data.name || reject('NameMissing', { field: 'name' }),
  contact: data.contact || null,
  telephone: data.telephone || null,
  address: data.address || null,
  point: data.point ?? null,
  items: data.items ?? [],
  review: data.review ?? null,
});

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

const checkCode = (tree: InstitutionTree, institutionId: string, code: string, kind: InstitutionKind): void => {
  if (kind === 'clinic' && !isUnifiedCode(code)) reject('UnifiedCodeMistyped', { field: 'code' });
  const taken = [...tree.values()].some((other) => other.code === code && other.institutionId !== institutionId);
  if (taken) reject('CodeTaken', { field: 'code' });
};

/** Whether `institutionId` is `above` or stands anywhere below it. */
const isBelow = (tree: InstitutionTree, institutionId: string | null, above: string): boolean =>
  institutionId !== null && (institutionId === above || isBelow(tree, tree.get(institutionId)?.parentId ?? null, above));

const evolve = (tree: InstitutionTree, { type, data }: InstitutionEvent): InstitutionTree => {
  if (type === 'InstitutionAdded') return new Map([...tree, [data.institutionId, { ...data, enabled: true }]]);
  const known = tree.get(data.institutionId);
  if (!known) return tree;
  return new Map([...tree, [data.institutionId, { ...known, ...data, enabled: enabledAfter(type, known) }]]);
};

const enabledAfter = (type: InstitutionEvent['type'], { enabled }: Institution): boolean => {
  if (type === 'InstitutionEnabled') return true;
  return type === 'InstitutionDisabled' ? false : enabled;
};

export const institutionDecider: Decider<InstitutionTree, InstitutionCommand, InstitutionEvent> = {
  events: institutionEvents,
  initial: new Map(),
  decide,
  evolve,
};
