import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { layoutDecider, versionInUse } from './decider.ts';
import { defaultLayouts } from './defaults/index.ts';
import { cardWith, discard, drafted, publish, published, restore, save, withdraw, withdrawn } from './fixtures.ts';
import { layoutId, placesFor } from './place.ts';

const { given, stateAfter } = specFor(layoutDecider);

const text = (words: string) => ({ kind: 'text' as const, text: words, box: { x: 4, y: 44, width: 20, height: 3 }, size: 2 });
const another = cardWith(text('示例'));

describe('the designs of a place (A10)', () => {
  it('begin with a draft', () =>
    given()
      .when(save(another))
      .then(drafted({ design: another })));
  it('stay silent when the same draft is saved again', () => given(drafted()).when(save(defaultLayouts.card)).thenNothing());
  it('are of the kind that the place is for', () => given().when(save(defaultLayouts.receipt)).thenRejects('KindDiffers', 'design.kind'));
  it.each(['cashierDay', 'testGrid'] as const)('are of no programme, of kind %s', (kind) => {
    const design = defaultLayouts[kind];
    given()
      .when(save(design, { kind, programmeId: 'food-handler' }))
      .thenRejects('OfNoProgramme', 'programmeId');
    given().when(save(design, { kind })).then(drafted({ kind, design }));
  });
  it('are published from the draft', () => given(drafted()).when(publish()).then(published()));
  it('are numbered', () =>
    given(drafted(), published(), drafted({ design: another }))
      .when(publish())
      .then(published({ number: 2, design: another })));
  it('are not published without a draft', () => given(drafted(), published()).when(publish()).thenRejects('NoDraft'));
  it('are not published where nothing changed', () =>
    given(drafted(), published(), drafted()).when(publish()).thenRejects('NothingChanged'));
  it('are restored from an earlier version, as a draft', () =>
    given(drafted(), published(), drafted({ design: another }), published({ number: 2, design: another }))
      .when(restore(1))
      .then(drafted({ restoredFrom: 1 })));
  it('are not restored from a version that never was', () => given(drafted()).when(restore(3)).thenRejects('VersionUnknown', 'number'));
  it('lose a draft only', () => {
    given(drafted())
      .when(discard())
      .then({ type: 'LayoutDraftDiscarded', data: { kind: 'card', institutionId: 'main-clinic', programmeId: null } });
    given(drafted(), published()).when(discard()).thenNothing();
  });
  it('give way to what stands above, and keep their versions', () => {
    given(drafted(), published()).when(withdraw()).then(withdrawn());
    given(drafted()).when(withdraw()).thenNothing();
    const state = stateAfter(drafted(), published(), withdrawn());
    expect(versionInUse(state)).toBeUndefined();
    expect(state.versions.map(({ number }) => number)).toEqual([1]);
  });
  it('are published again after they were withdrawn, even unchanged', () =>
    given(drafted(), published(), withdrawn(), drafted())
      .when(publish())
      .then(published({ number: 2 })));
  it('are not published with a problem, which is named with its place', () =>
    given(drafted({ design: cardWith({ ...text('示例'), box: { x: 80, y: 44, width: 20, height: 3 } }) }))
      .when(publish())
      .thenRejects('OutsidePage', `design.pages.0.elements.${defaultLayouts.card.pages[0]!.elements.length}`));
});

describe('the place of a layout', () => {
  it('falls back from programme to all, then up the tree, then to the city', () =>
    expect(placesFor('card', ['township', 'county'], 'food').map(layoutId)).toEqual([
      'card~township~food',
      'card~township~',
      'card~county~food',
      'card~county~',
      'card~~food',
      'card~~',
    ]));
});
