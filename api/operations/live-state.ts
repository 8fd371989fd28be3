import type { AnyDecider, CommandHandler, StateOf } from '@healthcert/domain/kernel';

export interface LiveState<State> {
  (): Promise<State>;
  /** This process has just written to the stream: the next to ask reads it anew. */
  forget(): void;
}

/**
 * The present state of a small stream that nearly every request needs (the tree, the staff): as old as `maxAge` at most,
 * one read at a time however many ask. Milliseconds.
 */
export const liveState = <D extends AnyDecider>(
  handler: CommandHandler,
  decider: D,
  streamId: string,
  { maxAge = 1000, clock = Date.now }: { readonly maxAge?: number; readonly clock?: () => number } = {},
): LiveState<StateOf<D>> => {
  let kept: { readonly state: StateOf<D>; readonly readAt: number } | undefined;
  let reading: Promise<StateOf<D>> | undefined;
  let writes = 0;

  const read = async (): Promise<StateOf<D>> => {
    const readAt = clock();
    const begun = writes;
    try {
      const { state } = await handler.load(decider, streamId);
      if (begun === writes) kept = { state, readAt };
      return state;
    } finally {
      if (begun === writes) reading = undefined;
    }
  };

  const current = (): Promise<StateOf<D>> => {
    if (kept && clock() - kept.readAt < maxAge) return Promise.resolve(kept.state);
    reading ??= read();
    return reading;
  };
  const forget = (): void => {
    writes += 1;
    kept = undefined;
    reading = undefined;
  };
  return Object.assign(current, { forget });
};
