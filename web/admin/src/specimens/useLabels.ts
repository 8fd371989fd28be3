import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { useSpecimenSteps } from './useSpecimenSteps.ts';

const caseSpecimens = graphql(`
  query CaseSpecimens($caseId: ID!) {
    caseFile(caseId: $caseId) {
      specimens {
        number
        redrawnAs
      }
    }
  }
`);

interface Named {
  readonly caseId: string;
  readonly number: string;
}

/** Draws another for one that was rejected, and prints its label; prints a label again. */
export const useLabels = () => {
  const { t } = useTranslation('specimens');
  const client = useClient();
  const say = useSay();
  const { redraw } = useSpecimenSteps();
  const { print, progress } = usePrintDocument();

  const printLabel = (one: Named): Promise<boolean> => print('specimenLabel', [one.number]);
  const redrawAndPrint = async (one: Named): Promise<string | null> => {
    const outcome = await redraw(one);
    if (!outcome.ok) {
      say.problem(outcome.problem, one.number);
      return null;
    }
    const { data } = await client.query(caseSpecimens, { caseId: one.caseId }, { requestPolicy: 'network-only' }).toPromise();
    const number = data?.caseFile?.specimens?.find((specimen) => specimen.number === one.number)?.redrawnAs ?? null;
    say.done(t('redrawn', { number: number ?? '' }));
    if (number) await printLabel({ ...one, number });
    return number;
  };
  return { printLabel, redrawAndPrint, printing: progress !== null };
};
