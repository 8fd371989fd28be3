import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { LayoutProblemsQuery } from '../gql/graphql.ts';
import type { Design } from './design.ts';
import { layoutProblems } from './queries.ts';

export type LayoutProblem = LayoutProblemsQuery['layoutProblems'][number];

const quiet = 250;

/** What the server finds wrong with the design as it is now: codes too fine for phones, text outside the page. */
export const useLayoutProblems = (design: Design): readonly LayoutProblem[] => {
  const client = useClient();
  const [problems, setProblems] = useState<readonly LayoutProblem[]>([]);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void client
        .query(layoutProblems, { design }, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => !gone && data && setProblems(data.layoutProblems));
    }, quiet);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, design]);
  return problems;
};

/** The element of a page that a problem is about; null: none of this page. */
export const elementOf = ({ path }: LayoutProblem, page: number): number | null => {
  const found = /^pages\.(\d+)\.elements\.(\d+)/.exec(path);
  return found && Number(found[1]) === page ? Number(found[2]) : null;
};
