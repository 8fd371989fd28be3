import { defaultLayouts } from '@healthcert/domain/layout';
import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { layoutList } from './index.ts';

const { given } = rowsOfProjection(layoutList, { streamId: 'card~main-clinic~', category: 'layout' });
const place = { kind: 'card', institutionId: 'main-clinic', programmeId: null } as const;
const design = defaultLayouts.card;

const drafted = { type: 'LayoutDraftSaved', data: { ...place, design, restoredFrom: null } };
const published = (number: number) => ({
  type: 'LayoutPublished',
  data: { ...place, number, design, note: null, publishedBy: 'staff-1', publishedAt: '2026-11-21T01:00:00.000Z' },
});

describe('the list of layouts', () => {
  it('tells of a draft', () => given(drafted).thenRow({ ...place, hasDraft: true, versions: 0, inUse: null }));
  it('tells of the version in use, and of a draft beside it', () =>
    given(drafted, published(1), drafted).thenRow({ hasDraft: true, versions: 1, inUse: 1 }));
  it('tells that a place falls back to what stands above it', () =>
    given(drafted, published(1), { type: 'LayoutWithdrawn', data: place }).thenRow({ versions: 1, inUse: null, hasDraft: false }));
});
