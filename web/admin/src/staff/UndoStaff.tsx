import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { type Outcome, refusedHere, unreachable } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import { imports } from '../imports/words.ts';
import { UndoImport } from '../imports/UndoImport.tsx';
import { disableStaff } from './queries.ts';

const signInsOf = graphql(`
  query SignInsOf($actorId: ID!) {
    logs(filter: { actorId: $actorId, kinds: [signedIn] }, first: 1) {
      nodes {
        id
      }
    }
  }
`);

/** By what users of the last import are known. */
export interface AddedUser {
  readonly staffId: string;
}

/** Takes back the last import of users: they are disabled; one who has signed in already stays. */
export const UndoStaff = () => {
  const { t } = useTranslation('imports');
  const client = useClient();
  const disable = useCommand(disableStaff);
  const undo = async ({ staffId }: AddedUser): Promise<Outcome> => {
    const { data, error } = await client.query(signInsOf, { actorId: staffId }, { requestPolicy: 'network-only' }).toPromise();
    if (error?.graphQLErrors.length) return refusedHere('SignInsUnknown', { zh: imports.zh.signInsUnknown, en: imports.en.signInsUnknown });
    if (!data) return unreachable;
    if (data.logs.nodes.length > 0) return refusedHere('HasSignedIn', { zh: imports.zh.hasSignedIn, en: imports.en.hasSignedIn });
    return disable.send({ staffId, reason: t('undoneReason') });
  };
  return <UndoImport<AddedUser> list="staff" undo={undo} />;
};
