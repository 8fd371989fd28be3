import { claimDecider, claimStreamId, type ClaimKind } from '@healthcert/domain/claim';
import { Rejection, type CommandHandler } from '@healthcert/domain/kernel';
import { stepMeta, type Request } from './execute.ts';

/** More collisions in a row than ever happen while the space is sparse: something else is wrong. */
export const mostAttempts = 24;

/** Every value that was drawn is taken: the space of these numbers is nearly full. */
export class NumbersExhausted extends Error {
  override readonly name = 'NumbersExhausted';
}

/**
 * Draws a value until one is free in the city, and claims it for `by`. The draw depends on the command alone, so a
 * command sent again draws the same values in the same order and finds its own claim.
 */
export const claimDrawn = async (
  handler: CommandHandler,
  kind: ClaimKind,
  request: Request,
  by: string,
  draw: (attempt: number) => string,
): Promise<string> => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const value = draw(attempt);
    const meta = stepMeta(request, `claim ${kind} ${attempt}`);
    try {
      await handler.handle(
        claimDecider,
        claimStreamId(kind, value),
        { type: 'Claim', data: { kind, value, by }, meta },
        { startsStream: true },
      );
      return value;
    } catch (error) {
      if (!(error instanceof Rejection) || error.code !== 'AlreadyClaimed') throw error;
    }
  }
  throw new NumbersExhausted(`no free ${kind} in ${mostAttempts} draws`);
};
