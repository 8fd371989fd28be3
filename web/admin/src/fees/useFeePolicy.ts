import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { FeePolicyQuery } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';

const feePolicy = graphql(`
  query FeePolicy {
    feePolicy {
      charges
      payers
      evidenceFor
      unpaid
      receiptNumbers
      deskCollects
      means
    }
  }
`);

/** How one's own institution charges; null where it does not, or it is not known yet. */
export const useFeePolicy = (): FeePolicyQuery['feePolicy'] | null => {
  const { charges } = useMe();
  const [{ data }] = useQuery({ query: feePolicy, pause: !charges });
  return data?.feePolicy.charges ? data.feePolicy : null;
};
