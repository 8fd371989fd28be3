import { feePolicies, feePrices } from '@healthcert/domain/configuration';
import { noCharge, type FeeTerms } from '@healthcert/domain/fee';
import type { Registers } from '../register/registers.ts';

/** How an institution charges, as it stands now. */
export type FeeTermsOf = (institutionId: string) => Promise<FeeTerms>;

export const feeTermsIn =
  (registers: Pick<Registers, 'entriesOf'>): FeeTermsOf =>
  async (institutionId) => {
    const [policies, prices] = await Promise.all([
      registers.entriesOf(feePolicies, institutionId),
      registers.entriesOf(feePrices, institutionId),
    ]);
    return { policy: policies[0]?.value ?? noCharge, prices: prices.map(({ value }) => value) };
  };

/** Whether some institution of these charges: who works for none of those sees nothing of fees. */
export const anyCharges = async (termsOf: FeeTermsOf, institutionIds: Iterable<string>): Promise<boolean> => {
  for (const institutionId of institutionIds) if ((await termsOf(institutionId)).policy.charges) return true;
  return false;
};
