/** A signal that aborts after so many ms. `AbortSignal.timeout` would do, but the web views of older phones lack it. */
export const within = (timeoutMs: number): AbortSignal => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), timeoutMs);
  return controller.signal;
};
