/** Beside the lock-out, which counts failures for all processes: what one address, a clinic of sixty, may ask of this one. */
export const rateLimit = { max: 120, timeWindow: '1 minute' };
