import { graphql } from '../gql/index.ts';
import type { PaperFormOfNumberQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { readFormNumber } from './form-number.ts';

const paperFormOfNumber = graphql(`
  query PaperFormOfNumber($number: String!) {
    paperFormList(filter: { number: $number }, first: 1) {
      nodes {
        number
        programmeId
        state
      }
    }
  }
`);

export type NumberedForm = PaperFormOfNumberQuery['paperFormList']['nodes'][number];

/** The blank form of a number as it was typed or scanned. Null: none of the institution's; undefined: not known (yet). */
export const usePaperForm = (typed: string): NumberedForm | null | undefined => {
  const number = readFormNumber(typed);
  const { data, answers } = useLiveQuery({ query: paperFormOfNumber, variables: { number: number ?? '' }, pause: number === null });
  // Of the number before, and no word about this one.
  if (number === null || !data || !answers || !('number' in answers) || answers['number'] !== number) return undefined;
  return data.paperFormList.nodes.find((form) => form.number === number) ?? null;
};
