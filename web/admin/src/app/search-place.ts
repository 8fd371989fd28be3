import { registrationOf } from '../booking/address.ts';
import type { Me } from '../session/session.ts';

/** What the search found, as far as it decides where that opens. */
export interface Findable {
  readonly kind: string;
  readonly id: string;
  readonly caseId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly stage?: string | null | undefined;
  readonly caseNumber?: string | null | undefined;
  readonly pendingStations: readonly string[];
  /** Of a booking: its day, and its time. */
  readonly bookedFor?: string | null | undefined;
  readonly slot?: string | null | undefined;
}

type Permitted = Pick<Me, 'operations' | 'reads'>;

interface Desk {
  readonly operation: string;
  readonly stages: readonly string[];
  readonly path: (caseId: string, hit: Findable, station: string | null) => string;
}

/** Where work goes on with a case of a stage, in the order of its passage. */
const desks: readonly Desk[] = [
  { operation: 'recordArrival', stages: ['registered'], path: (caseId) => `/desk/${caseId}` },
  {
    operation: 'recordResult',
    stages: ['arrived', 'examining'],
    path: (caseId, { pendingStations }, station) => {
      const at = station !== null && pendingStations.includes(station) ? station : pendingStations[0];
      return at === undefined ? `/cases/${caseId}` : `/stations/${at}/${caseId}`;
    },
  },
  { operation: 'registerCase', stages: ['arrived', 'examining'], path: (caseId) => `/desk/${caseId}` },
  { operation: 'concludeCase', stages: ['examined'], path: (caseId) => `/conclusion/${caseId}` },
  { operation: 'reviewConclusion', stages: ['concluded'], path: (caseId) => `/review/${caseId}` },
  { operation: 'printCertificate', stages: ['reviewed'], path: (caseId) => `/cases/${caseId}?tab=certificates` },
];

/** A tube in hand: where its results are entered, or else where it is collected and carried. */
const ofSpecimen = ({ caseId, caseNumber, pendingStations }: Findable, { operations, reads }: Permitted): string | null => {
  const enters = 'recordResult' in operations && 'receiveSpecimen' in operations;
  if (enters && pendingStations.includes('laboratory')) return `/stations/laboratory/${caseId}`;
  return 'specimen-list' in reads ? `/specimens?view=all&caseNumber=${caseNumber}` : null;
};

/** Work that goes on where one is: at the desk, a station or a queue. */
const inPlace = (pathname: string, caseId: string): string | null => {
  const [, place, station] = pathname.split('/');
  if (place === 'stations' && station) return `/stations/${station}/${caseId}`;
  return place === 'desk' || place === 'conclusion' || place === 'review' ? `/${place}/${caseId}` : null;
};

/** Who is booked for today has come to be registered. */
const ofBooking = ({ id, bookedFor, slot }: Findable, operations: Permitted['operations'], today: string): string =>
  bookedFor === today && 'registerCase' in operations
    ? registrationOf({ date: today, bookingId: id })
    : `/booking?day=${bookedFor}&slot=${slot}`;

interface Where {
  readonly pathname: string;
  /** Where the person last sat. */
  readonly station: string | null;
  /** "2026-11-21", in China. */
  readonly today: string;
}

/**
 * Where something found opens: in place where work goes on; else at the desk that is the person's own and the case's next;
 * else on its own page. A card in hand opens at its certificates.
 */
export const placeOf = (
  hit: Findable,
  code: string | null,
  { operations, reads }: Permitted,
  { pathname, station, today }: Where,
): string => {
  if (hit.kind === 'booking') return ofBooking(hit, operations, today);
  if (hit.kind === 'oldCard') return `/archives?person=${hit.personId}`;
  if (hit.kind === 'person') return `/persons?person=${hit.id}`;
  if (hit.kind === 'certificate' || !hit.caseId || !('case-worklist' in reads)) return `/certificates?view=all&number=${hit.id}`;
  const { caseId } = hit;
  const here = inPlace(pathname, caseId);
  if (here) return here;
  const tube = code === 'specimen' ? ofSpecimen(hit, { operations, reads }) : null;
  if (tube) return tube;
  if (code === 'card' || code === 'certificate') return `/cases/${caseId}?tab=certificates`;
  const desk = desks.find(({ operation, stages }) => operation in operations && stages.includes(hit.stage ?? ''));
  return desk?.path(caseId, hit, station) ?? `/cases/${caseId}`;
};

/** Everything there is about it. */
export const wholeOf = (hit: Findable, code: string | null, me: Permitted): string =>
  hit.kind === 'case' ? `/cases/${hit.caseId}` : placeOf(hit, code, me, { pathname: '/', station: null, today: '' });
