import type { CaseEvent } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { historyOf, type Change, type HistoryEntry, type Story } from '../history/index.ts';
import { nextCaseFile, type CaseFile } from './case-file.ts';

/** One event of the case's story: who, where, when, and what it changed. */
export type TimeLineEntry = HistoryEntry<CaseEvent>;

const because = (number: string, group: 'identity' | 'clinical', of: { readonly reason: string } | null): Change[] =>
  of === null ? [] : [{ path: `certificates.${number}.${group}.reason`, before: null, after: of.reason }];

/** Why a certificate changed, in the group that the event seals it by: it leaves no trace in the file, and may be the same as the last time. */
const reasonsOf = ({ type, data }: CaseEvent): Change[] => {
  if (type === 'CertificateReprinted' || type === 'HandOutUndone') return because(data.number, 'identity', data.identity);
  if (type === 'CertificateSuperseded') return because(data.oldNumber, 'identity', data.identity);
  if (type === 'CertificateSuspended' || type === 'CertificateReinstated') return because(data.number, 'clinical', data.clinical);
  if (type !== 'CertificateRevoked') return [];
  const kind: Change[] = data.because ? [{ path: `certificates.${data.number}.because`, before: null, after: data.because }] : [];
  return [...kind, ...because(data.number, 'clinical', data.clinical)];
};

const story: Story<CaseEvent, CaseFile | null> = {
  initial: null,
  evolve: nextCaseFile,
  // Of the file's own count of events nobody needs to be told.
  view: (file) => file && { ...file, revision: null },
  besides: reasonsOf,
};

/** The case's story, first event first. */
export const timeLine = (events: readonly Recorded<CaseEvent>[]): TimeLineEntry[] => historyOf(events, story);
