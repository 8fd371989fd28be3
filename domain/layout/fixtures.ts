import type { Command } from '@healthcert/domain/kernel';
import { commandMeta } from '@healthcert/domain/testing';
import { defaultLayouts } from './defaults/index.ts';
import type { LayoutEvent } from './events.ts';
import type { LayoutCommandNamed } from './forms.ts';
import { layoutSchema, type ElementInput, type Layout } from './layout.ts';

export const clinicCard = { kind: 'card', institutionId: 'main-clinic', programmeId: null } as const;

/** The card of the house with more on its front. */
export const cardWith = (...elements: readonly ElementInput[]): Layout => {
  const { pages, ...rest } = defaultLayouts.card;
  return layoutSchema.parse({ ...rest, pages: pages.map((page, n) => (n === 0 ? { elements: [...page.elements, ...elements] } : page)) });
};

type EventData<Type extends LayoutEvent['type']> = Extract<LayoutEvent, { readonly type: Type }>['data'];

export const drafted = (overrides: Partial<EventData<'LayoutDraftSaved'>> = {}): LayoutEvent => ({
  type: 'LayoutDraftSaved',
  data: { ...clinicCard, design: defaultLayouts.card, restoredFrom: null, ...overrides },
});

export const published = (overrides: Partial<EventData<'LayoutPublished'>> = {}): LayoutEvent => {
  const { now, actorId } = commandMeta();
  const version = { number: 1, design: defaultLayouts.card, note: null, publishedBy: actorId, publishedAt: now };
  return { type: 'LayoutPublished', data: { ...clinicCard, ...version, ...overrides } };
};

export const withdrawn = (): LayoutEvent => ({ type: 'LayoutWithdrawn', data: clinicCard });

const command = <Type extends string, Data extends object>(type: Type, data: Data): Command<Type, Data> => ({
  type,
  data,
  meta: commandMeta(),
});

export const save = (
  design: Layout,
  place: Partial<LayoutCommandNamed<'SaveLayoutDraft'>['data']> = {},
): LayoutCommandNamed<'SaveLayoutDraft'> => command('SaveLayoutDraft', { ...clinicCard, design, ...place });
export const publish = (): LayoutCommandNamed<'PublishLayout'> => command('PublishLayout', clinicCard);
export const restore = (number: number): LayoutCommandNamed<'RestoreLayoutVersion'> =>
  command('RestoreLayoutVersion', { ...clinicCard, number });
export const withdraw = (): LayoutCommandNamed<'WithdrawLayout'> => command('WithdrawLayout', clinicCard);
export const discard = (): LayoutCommandNamed<'DiscardLayoutDraft'> => command('DiscardLayoutDraft', clinicCard);
