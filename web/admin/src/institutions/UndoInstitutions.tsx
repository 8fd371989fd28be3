import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type Outcome, refusedHere, unreachable } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import { imports } from '../imports/words.ts';
import { UndoImport } from '../imports/UndoImport.tsx';
import { changeInstitution, disableInstitution } from './commands.ts';
import type { FileUndo } from './table.ts';

const casesThere = graphql(`
  query CasesThere($institutionId: String!) {
    caseWorklistCount(filter: { institutionId: $institutionId })
  }
`);

/** Takes back the last import of institutions; one where people are registered already stays. */
export const UndoInstitutions = () => {
  const { t } = useTranslation('imports');
  const client = useClient();
  const change = useCommand(changeInstitution);
  const disable = useCommand(disableInstitution);
  const undo = async (back: FileUndo): Promise<Outcome> => {
    if (back.does === 'changeInstitution') return change.send(back.input);
    const { institutionId } = back;
    const { data } = await client.query(casesThere, { institutionId }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return unreachable;
    if (data.caseWorklistCount > 0) return refusedHere('HasCases', { zh: imports.zh.hasCases, en: imports.en.hasCases });
    return disable.send({ institutionId, reason: t('undoneReason') });
  };
  return <UndoImport<FileUndo> list="institutions" undo={undo} />;
};
