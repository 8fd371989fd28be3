import { csrfHeader } from '../session/session.ts';
import { seenPosition } from './seen.ts';
import { statedPurpose } from './stated-purpose.ts';

export const url = '/graphql';

/** Of every request to it. */
export const requestHeaders = (): Record<string, string> => {
  const seen = seenPosition.get();
  const purpose = statedPurpose.get();
  return { ...csrfHeader(), ...(purpose !== null && { 'x-purpose': purpose }), ...(seen !== null && { 'x-seen-position': seen }) };
};
