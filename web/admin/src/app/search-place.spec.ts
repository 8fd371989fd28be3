import { describe, expect, it } from 'vitest';
import { placeOf, wholeOf, type Findable } from './search-place.ts';

const hit = (over: Partial<Findable> = {}): Findable => ({
  kind: 'case',
  id: 'c1',
  caseId: 'c1',
  stage: 'registered',
  pendingStations: ['skin', 'laboratory'],
  ...over,
});
const reads = { 'case-worklist': { scope: 'institution', groups: [] } };
const who = (...operations: string[]) => ({ operations: Object.fromEntries(operations.map((name) => [name, 'institution'])), reads });
const today = '2026-11-21';
const at = (pathname: string, station: string | null = null) => ({ pathname, station, today });

describe('what was found opens', () => {
  it.each([
    ['at the desk that registers', who('registerCase', 'recordArrival'), hit(), '/desk/c1'],
    ['at the station where one sits', who('recordResult'), hit({ stage: 'examining' }), '/stations/laboratory/c1'],
    [
      'at the first station, where one sits at none of those left',
      who('recordResult'),
      hit({ stage: 'arrived', pendingStations: ['skin'] }),
      '/stations/skin/c1',
    ],
    ['at the conclusion', who('concludeCase', 'recordResult'), hit({ stage: 'examined' }), '/conclusion/c1'],
    ['at the review', who('reviewConclusion'), hit({ stage: 'concluded' }), '/review/c1'],
    ['at its certificates', who('printCertificate'), hit({ stage: 'reviewed' }), '/cases/c1?tab=certificates'],
    ['on its own page, where nothing is to be done by who looks', who('reviewConclusion'), hit(), '/cases/c1'],
  ])('%s', (_, me, found, place) => expect(placeOf(found, null, me, at('/', 'laboratory'))).toBe(place));

  it('as a registration, where somebody booked for today has come; else in the week of the booking', () => {
    const booking = hit({ kind: 'booking', id: 'b1', caseId: null, bookedFor: today, slot: '09:00' });
    expect(placeOf(booking, null, who('registerCase'), at('/'))).toBe('/desk?booking=b1&day=2026-11-21');
    expect(placeOf(booking, null, who('bookSeat'), at('/'))).toBe('/booking?day=2026-11-21&slot=09:00');
    expect(placeOf({ ...booking, bookedFor: '2026-11-24' }, null, who('registerCase'), at('/desk'))).toBe(
      '/booking?day=2026-11-24&slot=09:00',
    );
  });

  it('where work goes on', () => {
    const me = who('recordResult', 'registerCase');
    expect(placeOf(hit(), null, me, at('/desk/c9'))).toBe('/desk/c1');
    expect(placeOf(hit(), null, me, at('/stations/radiology'))).toBe('/stations/radiology/c1');
    expect(placeOf(hit(), 'card', me, at('/review'))).toBe('/review/c1');
  });

  it('at its certificates, where the card was scanned', () =>
    expect(placeOf(hit(), 'card', who('registerCase'), at('/'))).toBe('/cases/c1?tab=certificates'));

  it('where a tube in hand is worked on', () => {
    const tube = hit({ stage: 'examining', caseNumber: '261121000017' });
    const seesTubes = { 'specimen-list': { scope: 'institution', groups: [] }, ...reads };
    const laboratory = { ...who('recordResult', 'receiveSpecimen'), reads: seesTubes };
    expect(placeOf(tube, 'specimen', laboratory, at('/', 'skin'))).toBe('/stations/laboratory/c1');
    const nurse = { ...who('recordResult', 'collectSpecimen'), reads: seesTubes };
    expect(placeOf(tube, 'specimen', nurse, at('/'))).toBe('/specimens?view=all&caseNumber=261121000017');
    const done = { ...tube, stage: 'examined', pendingStations: [] };
    expect(placeOf(done, 'specimen', laboratory, at('/'))).toBe('/specimens?view=all&caseNumber=261121000017');
    expect(placeOf(done, 'specimen', who('concludeCase'), at('/'))).toBe('/conclusion/c1');
  });

  it('in the lists, for who sees no cases', () => {
    const me = { operations: {}, reads: {} };
    expect(placeOf(hit({ kind: 'certificate', id: 'N1' }), 'card', me, at('/'))).toBe('/certificates?view=all&number=N1');
    expect(placeOf(hit({ kind: 'person', id: 'p1' }), null, me, at('/'))).toBe('/persons?person=p1');
    expect(placeOf(hit({ kind: 'oldCard', id: 'a1', caseId: null, personId: 'p1' }), null, me, at('/desk'))).toBe('/archives?person=p1');
    expect(wholeOf(hit({ kind: 'person', id: 'p1' }), null, me)).toBe('/persons?person=p1');
    expect(wholeOf(hit({ stage: 'examined' }), null, who('concludeCase'))).toBe('/cases/c1');
  });
});
