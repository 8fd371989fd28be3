import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';

const whySwitchedOff = graphql(`
  query WhySwitchedOff {
    operationSwitches(filter: { enabled: false }, first: 200) {
      nodes {
        operation
        reason
      }
    }
  }
`);

const live = ['operation-switches'];
const nothing = {};

/** Why a person cannot do what their role holds: the city has switched it off. Null: it has not, or the role does not hold it. */
export const useSwitchedOff = (): ((operation: string) => string | null) => {
  const { t } = useTranslation('operations');
  const { switchedOff } = useMe();
  const { data } = useLiveQuery({ query: whySwitchedOff, variables: nothing, live, pause: switchedOff.length === 0 });
  const reasons = new Map(data?.operationSwitches.nodes.map(({ operation, reason }) => [operation, reason]));
  return (operation) => (switchedOff.includes(operation) ? t('offBecause', { reason: reasons.get(operation) ?? '—' }) : null);
};
