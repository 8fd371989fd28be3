import { feeFollows } from '../fee/follow.ts';
import type { FeeFacts } from '../fee/facts.ts';
import { later, type Follow } from '../operations/index.ts';
import { labelFollow } from '../specimen/facts.ts';

/** Operations after which other items are to be done, or none any more. */
const changingItems = [
  'correctRegistration',
  'cancelCase',
  'reinstateCase',
  'addItem',
  'removeItem',
  'refuseItem',
  'deferItem',
  'recordResult',
  'correctResult',
  'orderRecheck',
] as const;

/** What a case's operations set going in the streams of its fee and its specimens. */
export const caseFollows = (needs: FeeFacts & { readonly booking: Follow }): Readonly<Record<string, Follow>> => {
  const fees = feeFollows(needs);
  const label = labelFollow(needs);
  const both: Follow = async (input, request) => {
    // Streams apart, and the case that both look at is read once.
    const [fee, labels] = await Promise.all([fees.change(input, request), label(input, request)]);
    return fee === null ? labels : later(fee, labels);
  };
  const registered: Follow = async (input, request) => {
    const [fee, booking] = await Promise.all([fees.charge(input, request), needs.booking(input, request)]);
    return fee === null ? booking : later(fee, booking);
  };
  return { registerCase: registered, recordArrival: label, ...Object.fromEntries(changingItems.map((name) => [name, both])) };
};
