import { useCallback } from 'react';
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

export type WhySwitchedOff = (operation: string) => string | null;

/** Why a person cannot do what their role holds: the city has switched it off. Null: it has not, or the role does not hold it. */
export const useSwitchedOff = (): WhySwitchedOff => {
  const { t } = useTranslation('operations');
  const { switchedOff } = useMe();
  const { data } = useLiveQuery({ query: whySwitchedOff, variables: nothing, live, pause: switchedOff.length === 0 });
  return useCallback(
    (operation) => {
      if (!switchedOff.includes(operation)) return null;
      const reason = data?.operationSwitches.nodes.find((one) => one.operation === operation)?.reason;
      return t('offBecause', { reason: reason ?? '—' });
    },
    [data, switchedOff, t],
  );
};
