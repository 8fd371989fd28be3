import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { specimenDecider } from './decider.ts';
import { specimenEvents } from './events.ts';
import * as the from './fixtures.ts';
import { overdueBefore } from './waiting.ts';

const { given } = specFor(specimenDecider);
const labelled = the.labelledBoth();
const collected = [...labelled, the.collected(['stool'], ['blood'])] as const;
const received = [...collected, the.received(['stool'], ['blood'])] as const;
const rejected = [...received, the.rejected(['blood', 'stool'], [])] as const;
const redrawn = [
  ...rejected,
  the.redrawn(['stool'], []),
  the.bloodLabelled(['blood', 'stool'], [], { number: the.third, replaces: the.blood }),
] as const;
const finished = [...received, the.finished(['stool'], [])] as const;
const discarded = [...labelled, the.discarded(['stool'], [])] as const;

describe('labels', () => {
  it('are made for what the case needs: one container for the items of a kind', () =>
    given()
      .when(the.label())
      .then(...labelled));

  it('are not made twice', () =>
    given(...labelled)
      .when(the.label())
      .thenNothing());

  it('are not made where nothing needs a specimen', () =>
    given()
      .when(the.label({ needs: [] }))
      .thenNothing());

  it('take up an item that is ordered later, while the container is at hand', () =>
    given(...received)
      .when(the.label({ needs: [...the.allNeeds, the.need('havIgm', 'blood')] }))
      .then(the.itemsChanged(['stool'], ['blood'])));

  it('are made anew for a recheck of what was finished', () =>
    given(...finished)
      .when(the.label())
      .then(the.bloodLabelled(['blood', 'stool'], [], { number: the.third })));

  it('are not made in place of a rejected one: somebody redraws it', () =>
    given(...rejected)
      .when(the.label())
      .thenNothing());
});

describe('a specimen', () => {
  it('is collected, received, and finished when its results are in', () => {
    given(...labelled)
      .when(the.collect())
      .then(the.collected(['stool'], ['blood']));
    given(...collected)
      .when(the.receive())
      .then(the.received(['stool'], ['blood']));
    given(...received)
      .when(the.label({ needs: [the.need('alt', 'blood', 'done'), ...the.allNeeds.slice(1)] }))
      .then(the.finished(['stool'], []));
  });

  it('is silent about a scan repeated', () => {
    given(...collected)
      .when(the.collect())
      .thenNothing();
    given(...received)
      .when(the.receive())
      .thenNothing();
    given(...rejected)
      .when(the.reject())
      .thenNothing();
    given(...redrawn)
      .when(the.redraw())
      .thenNothing();
    given(...discarded)
      .when(the.discard())
      .thenNothing();
  });

  it('may be brought by the person where it is stool', () => {
    given(...labelled)
      .when(the.collect({ number: the.stool, bySelf: true }))
      .then(the.collected(['blood'], ['stool'], { number: the.stool, by: 'self' }));
    given(...labelled)
      .when(the.collect({ bySelf: true }))
      .thenRejects('SelfCollectedBlood', 'bySelf');
  });

  it('is rejected with a reason, and redrawn as a new one linked to the old', () => {
    given(...received)
      .when(the.reject())
      .then(the.rejected(['blood', 'stool'], []));
    given(...collected)
      .when(the.reject({ reason: 'other', note: 'the lid was off' }))
      .then(the.rejected(['blood', 'stool'], [], { reason: 'other', clinical: { note: 'the lid was off' } }));
    given(...rejected)
      .when(the.redraw())
      .then(
        the.redrawn(['stool'], [], { redrawnAs: the.third }),
        the.bloodLabelled(['blood', 'stool'], [], { number: the.third, replaces: the.blood }),
      );
  });

  it('is discarded with a reason, when nothing needs it, and when the case is cancelled', () => {
    given(...labelled)
      .when(the.discard())
      .then(the.discarded(['stool'], []));
    given(...labelled)
      .when(the.label({ needs: the.allNeeds.slice(1) }))
      .then(the.discarded(['stool'], [], { reason: 'notNeeded' }));
    given(...labelled)
      .when(the.label({ cancelled: true }))
      .then(
        the.discarded(['stool'], [], { reason: 'caseCancelled' }),
        the.discarded([], [], { reason: 'caseCancelled', number: the.stool }),
      );
  });

  it.each([
    ['received before it is collected', labelled, the.receive(), 'NotCollected'],
    ['rejected before it is collected', labelled, the.reject(), 'NotCollected'],
    ['collected once received', received, the.collect(), 'AlreadyReceived'],
    ['collected once rejected', rejected, the.collect(), 'SpecimenRejected'],
    ['received once rejected', rejected, the.receive(), 'SpecimenRejected'],
    ['redrawn unless rejected', received, the.redraw(), 'NotRejected'],
    ['collected once redrawn', redrawn, the.collect(), 'AlreadyRedrawn'],
    ['discarded once redrawn', redrawn, the.discard(), 'AlreadyRedrawn'],
    ['received once finished', finished, the.receive(), 'SpecimenFinished'],
    ['rejected once finished', finished, the.reject(), 'SpecimenFinished'],
    ['discarded once finished', finished, the.discard(), 'SpecimenFinished'],
    ['collected once discarded', discarded, the.collect(), 'SpecimenDiscarded'],
    ['undone once discarded', discarded, the.undo(), 'SpecimenDiscarded'],
    ['collected under another case’s number', labelled, the.collect({ number: 'other' }), 'UnknownSpecimen'],
  ])('is not %s', (_what, past, command, code) =>
    given(...past)
      .when(command)
      .thenRejects(code, 'number'),
  );
});

describe('a slip of the scanner', () => {
  it('is undone by who made it', () => {
    given(...collected)
      .when(the.undo())
      .then(the.undone(['blood', 'stool'], []));
    given(...received)
      .when(the.undo({}, { actorId: the.laboratory }))
      .then(the.undone(['stool'], ['blood'], { undone: 'received', state: 'collected' }));
    given(...rejected)
      .when(the.undo({}, { actorId: the.laboratory }))
      .then(the.undone(['stool'], ['blood'], { undone: 'rejected', state: 'received' }));
  });

  it('is not undone by another, nor where there was none', () => {
    given(...collected)
      .when(the.undo({}, { actorId: the.laboratory }))
      .thenRejects('NotYourStep', 'number');
    given(...labelled)
      .when(the.undo())
      .thenRejects('NothingToUndo', 'number');
    given(...collected, the.undone(['blood', 'stool'], []))
      .when(the.undo())
      .thenRejects('NothingToUndo', 'number');
    given(...redrawn)
      .when(the.undo({}, { actorId: the.laboratory }))
      .thenRejects('AlreadyRedrawn', 'number');
  });
});

describe('what waits', () => {
  it('is overdue by the hours of its state', () => expect(overdueBefore(4, '2026-03-02T01:30:00.000Z')).toBe('2026-03-01T21:30:00.000Z'));
});

describe('the stored form of a specimen', () => {
  // A difference here is a difference to what is stored for ever: raise the version and add an upcaster, then update.
  it.each(Object.entries(specimenEvents.definitions))('%s is as it was', (_type, { version, plain, ...sealed }) =>
    expect({
      version,
      plain: z.toJSONSchema(plain),
      ...('identity' in sealed && { identity: z.toJSONSchema(sealed.identity) }),
      ...('clinical' in sealed && { clinical: z.toJSONSchema(sealed.clinical) }),
    }).toMatchSnapshot(),
  );

  it('has an example of every event', () =>
    expect(the.everyEvent.map(({ type }) => type).toSorted()).toEqual(Object.keys(specimenEvents.definitions).toSorted()));
});
