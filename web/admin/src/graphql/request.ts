import { csrfHeader } from '../session/session.ts';
import { seenPosition } from './seen.ts';

export const url = '/graphql';

/** Of every request to it. */
export const requestHeaders = (): Record<string, string> => {
  const seen = seenPosition.get();
  return { ...csrfHeader(), ...(seen !== null && { 'x-seen-position': seen }) };
};
