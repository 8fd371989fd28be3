import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { SearchQuery } from '../gql/graphql.ts';

const searchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      code
      tried {
        zh
        en
      }
      hits {
        kind
        id
        caseId
        personId
        caseNumber
        stage
        pendingStations
        bookedFor
        slot
        ...SearchHit
      }
    }
  }
`);

export type Found = SearchQuery['search'];
export type SearchState = { readonly text: string; readonly answer: Found } | 'failed' | null;

/** Characters below which nothing is asked. */
export const shortest = 2;
const quiet = 220;

/** Asks while a person types: one question for one text, and only the last answer counts. */
export const useSearch = (wanted: string) => {
  const client = useClient();
  const [found, setFound] = useState<SearchState>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  const asking = useRef<{ readonly text: string; readonly answer: Promise<Found | null> } | null>(null);

  const fetchAnswer = async (text: string): Promise<Found | null> => {
    const turn = (asked.current += 1);
    setBusy(true);
    const { data } = await client.query(searchQuery, { text }, { requestPolicy: 'network-only' }).toPromise();
    if (turn !== asked.current) return null;
    setBusy(false);
    setFound(data ? { text, answer: data.search } : 'failed');
    return data?.search ?? null;
  };

  /** Enter waits for the answer that typing has asked for, and typing asks nothing after Enter. */
  const ask = (text: string): Promise<Found | null> => {
    if (asking.current?.text === text) return asking.current.answer;
    const question = { text, answer: fetchAnswer(text) };
    asking.current = question;
    void question.answer.finally(() => {
      if (asking.current === question) asking.current = null;
    });
    return question.answer;
  };

  useEffect(() => {
    if (wanted.length < shortest) return setFound(null);
    const timer = setTimeout(() => void ask(wanted), quiet);
    return () => clearTimeout(timer);
  }, [wanted]);

  /** What was asked is not waited for any more. */
  const forget = (): void => {
    asked.current += 1;
    asking.current = null;
    setBusy(false);
    setFound(null);
  };
  return { found, busy, ask, forget };
};
