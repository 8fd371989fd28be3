import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '@healthcert/domain/kernel';
import { layoutEvents, type LayoutEvent } from './events.ts';
import type { LayoutCommand, LayoutCommandNamed } from './forms.ts';
import type { Layout } from './layout.ts';
import { isByProgramme } from './place.ts';
import { layoutProblems } from './problems.ts';
import { reject } from './rejections.ts';

export interface LayoutVersion {
  readonly number: number;
  readonly design: Layout;
  readonly note: string | null;
  readonly publishedBy: string;
  readonly publishedAt: string;
}

/** The designs of one place: of one kind, for an institution or the city, for one programme or all. */
export interface LayoutDesigns {
  readonly draft: Layout | null;
  /** Oldest first; never changed. */
  readonly versions: readonly LayoutVersion[];
  /** What is printed by; null: falls back to the place above. */
  readonly inUse: number | null;
}

export const noDesigns: LayoutDesigns = { draft: null, versions: [], inUse: null };

export const versionOf = ({ versions }: LayoutDesigns, number: number): LayoutVersion | undefined =>
  versions.find((version) => version.number === number);

export const versionInUse = (designs: LayoutDesigns): LayoutVersion | undefined =>
  designs.inUse === null ? undefined : versionOf(designs, designs.inUse);

const placeOf = ({ kind, institutionId, programmeId }: LayoutCommand['data']) => ({
  kind,
  institutionId: institutionId ?? null,
  programmeId: programmeId ?? null,
});

const decide = (command: LayoutCommand, state: LayoutDesigns): readonly LayoutEvent[] => {
  switch (command.type) {
    case 'SaveLayoutDraft':
      return save(command, state);
    case 'DiscardLayoutDraft':
      return state.draft ? [{ type: 'LayoutDraftDiscarded', data: placeOf(command.data) }] : [];
    case 'PublishLayout':
      return publish(command, state);
    case 'RestoreLayoutVersion':
      return restore(command, state);
    case 'WithdrawLayout':
      return state.inUse === null ? [] : [{ type: 'LayoutWithdrawn', data: placeOf(command.data) }];
  }
};

const save = ({ data }: LayoutCommandNamed<'SaveLayoutDraft'>, { draft }: LayoutDesigns): readonly LayoutEvent[] => {
  if (data.design.kind !== data.kind) return reject('KindDiffers', { field: 'design.kind' });
  if (data.programmeId != null && !isByProgramme(data.kind)) return reject('OfNoProgramme', { field: 'programmeId' });
  if (isDeepStrictEqual(draft, data.design)) return [];
  return [{ type: 'LayoutDraftSaved', data: { ...placeOf(data), design: data.design, restoredFrom: null } }];
};

const publish = ({ data, meta }: LayoutCommandNamed<'PublishLayout'>, state: LayoutDesigns): readonly LayoutEvent[] => {
  const { draft, versions } = state;
  if (!draft) return reject('NoDraft');
  if (isDeepStrictEqual(versionInUse(state)?.design, draft)) return reject('NothingChanged');
  const problem = layoutProblems(draft).find(({ severity }) => severity === 'error');
  if (problem) return reject(problem.code, { field: `design.${problem.path}`, with: { name: problem.name } });
  const number = (versions.at(-1)?.number ?? 0) + 1;
  const published = { number, design: draft, note: data.note ?? null, publishedBy: meta.actorId, publishedAt: meta.now };
  return [{ type: 'LayoutPublished', data: { ...placeOf(data), ...published } }];
};

const restore = ({ data }: LayoutCommandNamed<'RestoreLayoutVersion'>, state: LayoutDesigns): readonly LayoutEvent[] => {
  const version = versionOf(state, data.number);
  if (!version) return reject('VersionUnknown', { field: 'number', with: { version: data.number } });
  if (isDeepStrictEqual(state.draft, version.design)) return [];
  return [{ type: 'LayoutDraftSaved', data: { ...placeOf(data), design: version.design, restoredFrom: version.number } }];
};

const evolve = (state: LayoutDesigns, { type, data }: LayoutEvent): LayoutDesigns => {
  switch (type) {
    case 'LayoutDraftSaved':
      return { ...state, draft: data.design };
    case 'LayoutDraftDiscarded':
      return { ...state, draft: null };
    case 'LayoutPublished': {
      const { number, design, note, publishedBy, publishedAt } = data;
      return { draft: null, versions: [...state.versions, { number, design, note, publishedBy, publishedAt }], inUse: number };
    }
    case 'LayoutWithdrawn':
      return { ...state, inUse: null };
  }
};

export const layoutDecider: Decider<LayoutDesigns, LayoutCommand, LayoutEvent> = {
  events: layoutEvents,
  initial: noDesigns,
  decide,
  evolve,
};
