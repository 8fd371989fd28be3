import type { CommandHandler } from '@healthcert/domain/kernel';
import type { InstitutionTree } from '@healthcert/domain/institution';
import {
  defaultLayouts,
  layoutDecider,
  layoutId,
  placesFor,
  versionInUse,
  versionOf,
  type DocumentKind,
  type Layout,
  type LayoutDesigns,
  type LayoutPlace,
} from '@healthcert/domain/layout';
import { LRUCache } from 'lru-cache';
import { liveState } from '../operations/index.ts';

/** Which design it is: kept with what was printed by it. */
export interface LayoutRef extends LayoutPlace {
  /** 0: the design of the house. */
  readonly version: number;
}

export interface LayoutInForce {
  readonly layout: Layout;
  readonly ref: LayoutRef;
}

/** The designs of papers, from their streams. */
export interface Layouts {
  /** What a paper of this institution and programme is printed by: its own, or what stands above it. */
  inForce(kind: DocumentKind, institutionId: string | null, programmeId: string | null): Promise<LayoutInForce>;
  /** A published version; null: there is none. */
  find(ref: LayoutRef): Promise<Layout | null>;
  designs(place: LayoutPlace): Promise<LayoutDesigns>;
  /** As they stand now, for who is about to change them. */
  current(place: LayoutPlace): Promise<LayoutDesigns & { readonly revision: number }>;
  /** This process has just changed one. */
  forget(): void;
}

const aboveOf = (tree: InstitutionTree, institutionId: string | null): readonly string[] => {
  const above: string[] = [];
  for (let id = institutionId; id !== null && !above.includes(id); id = tree.get(id)?.parentId ?? null) above.push(id);
  return above;
};

export const createLayouts = (handler: CommandHandler, institutions: () => Promise<InstitutionTree>): Layouts => {
  const streams = new LRUCache<string, () => Promise<LayoutDesigns>>({ max: 2000 });

  const designs = (place: LayoutPlace): Promise<LayoutDesigns> => {
    const id = layoutId(place);
    const kept = streams.get(id) ?? liveState(handler, layoutDecider, id, { maxAge: 3000 });
    streams.set(id, kept);
    return kept();
  };

  return {
    designs,
    current: async (place) => {
      const { state, revision } = await handler.load(layoutDecider, layoutId(place));
      return { ...state, revision };
    },
    inForce: async (kind, institutionId, programmeId) => {
      const places = placesFor(kind, aboveOf(await institutions(), institutionId), programmeId);
      const found = await Promise.all(places.map(async (place) => ({ place, version: versionInUse(await designs(place)) })));
      const first = found.find(({ version }) => version !== undefined);
      if (!first?.version) {
        return { layout: defaultLayouts[kind], ref: { kind, institutionId: null, programmeId: null, version: 0 } };
      }
      return { layout: first.version.design, ref: { ...first.place, version: first.version.number } };
    },
    find: async ({ version, ...place }) =>
      version === 0 ? defaultLayouts[place.kind] : (versionOf(await designs(place), version)?.design ?? null),
    forget: () => streams.clear(),
  };
};
