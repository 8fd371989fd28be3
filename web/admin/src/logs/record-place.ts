import { placeOf, places } from '../app/places.tsx';
import type { Me } from '../session/session.ts';
import type { LogEntry } from './queries.ts';

type Place = (about: string) => string;

/** Where the records of a category of streams are looked at. */
const placeOfRecord: Readonly<Record<string, Place>> = {
  case: (caseId) => `/cases/${caseId}?tab=timeLine`,
  fee: (caseId) => `/cases/${caseId}`,
  specimen: (caseId) => `/cases/${caseId}?tab=timeLine`,
  notification: (caseId) => `/cases/${caseId}`,
  person: (personId) => `/history/person/${personId}`,
  institution: (institutionId) => `/history/institution/${institutionId}`,
  staff: () => '/staff',
  register: () => '/settings',
  layout: () => '/layouts',
  day: () => '/booking',
  capacityrun: () => '/booking/days',
  cashier: () => '/cashier',
  paperforms: () => '/paper-forms',
  job: () => '/jobs',
};

/** Whether the menu would take a person there. */
const isOpen = (address: string, me: Me): boolean => {
  const at = placeOf(address.split('?')[0]!, places);
  return at === undefined || places.some(({ path, open }) => path === at && open(me));
};

/** The page of what an entry is about; null: there is none, or it is not for this person. */
export const recordPlace = ({ event, subjectIds, subjectCount }: LogEntry, me: Me): string | null => {
  const [subject] = subjectIds;
  const address = event
    ? placeOfRecord[event.stream.slice(0, event.stream.indexOf('-'))]?.(event.about)
    : subject !== undefined && subjectCount === 1
      ? `/persons?person=${subject}`
      : undefined;
  return address !== undefined && isOpen(address, me) ? address : null;
};
