import { claimDecider, claimStreamId, type ClaimKind } from '@healthcert/domain/claim';
import { Rejection, type CommandHandler } from '@healthcert/domain/kernel';
import { stepMeta, type Request } from './execute.ts';

/** More collisions in a row than ever happen while the space is sparse: something else is wrong. */
export const mostAttempts = 24;

/** Every value that was drawn is taken: the space of these numbers is nearly full. */
export class NumbersExhausted extends Error {
  override readonly name = 'NumbersExhausted';
}

/** Claims one value for `by`. Whether it is theirs now; a command sent again finds its own claim. */
export const claimed = async (handler: CommandHandler, kind: ClaimKind, request: Request, by: string, value: string): Promise<boolean> => {
  const meta = stepMeta(request, `claim ${kind} ${value}`);
  const claim = { type: 'Claim' as const, data: { kind, value, by }, meta };
  try {
    await handler.handle(claimDecider, claimStreamId(kind, value), claim, { startsStream: true });
    return true;
  } catch (error) {
    if (error instanceof Rejection && error.code === 'AlreadyClaimed') return false;
    throw error;
  }
};

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
  attempts = mostAttempts,
): Promise<string> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const value = draw(attempt);
    if (await claimed(handler, kind, request, by, value)) return value;
  }
  throw new NumbersExhausted(`no free ${kind} in ${attempts} draws`);
};
