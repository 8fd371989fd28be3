import type { AnyDecider, CommandHandler, StateOf } from '@healthcert/domain/kernel';

/**
 * The present state of a small stream that nearly every request needs (the tree, the staff): as old as `maxAge` at most,
 * one read at a time however many ask. Milliseconds.
 */
export const liveState = <D extends AnyDecider>(
  handler: CommandHandler,
  decider: D,
  streamId: string,
  { maxAge = 1000, clock = Date.now }: { readonly maxAge?: number; readonly clock?: () => number } = {},
): (() => Promise<StateOf<D>>) => {
  let kept: { readonly state: StateOf<D>; readonly readAt: number } | undefined;
  let reading: Promise<StateOf<D>> | undefined;

  const read = async (): Promise<StateOf<D>> => {
    const readAt = clock();
    try {
      const { state } = await handler.load(decider, streamId);
      kept = { state, readAt };
      return state;
    } finally {
      reading = undefined;
    }
  };

  return () => {
    if (kept && clock() - kept.readAt < maxAge) return Promise.resolve(kept.state);
    reading ??= read();
    return reading;
  };
};
