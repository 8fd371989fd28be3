import { useClient } from 'urql';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { type Printing, usePrintDocument } from '../printing/usePrintDocument.ts';

const blankOfRun = graphql(`
  query BlankFormsOfRun($batchId: ID!, $after: String) {
    paperFormList(filter: { batchId: $batchId, state: [blank] }, sort: { by: number }, first: 200, after: $after) {
      nodes {
        number
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface RunPrinting extends Printing {
  /** The forms of a run that are still blank, first number first. */
  readonly printRun: (batchId: string) => Promise<void>;
}

export const usePrintRun = (): RunPrinting => {
  const client = useClient();
  const say = useSay();
  const printing = usePrintDocument();

  const printRun = async (batchId: string): Promise<void> => {
    const numbers: string[] = [];
    let after: string | null = null;
    do {
      const variables: { batchId: string; after: string | null } = { batchId, after };
      const { data } = await client.query(blankOfRun, variables, { requestPolicy: 'network-only' }).toPromise();
      if (!data) return void say.outcome(unreachable, '');
      const { nodes, pageInfo } = data.paperFormList;
      numbers.push(...nodes.map(({ number }) => number));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    if (numbers.length > 0) await printing.print('blankForm', numbers);
  };
  return { ...printing, printRun };
};
