/** Where spans of a request belong: W3C trace context, 16 and 8 bytes in hexadecimal. */
export interface TraceOf {
  readonly traceId: string;
  /** Of the request, or of whatever began it. */
  readonly rootSpanId: string;
}

/**
 * The correlation id, which is in every event and job, is the trace id: nothing more has to be stored for a trace to go on
 * in another process, hours later. Null for an id that is no UUID.
 */
export const traceOf = (correlationId: string): TraceOf | null => {
  const traceId = correlationId.replaceAll('-', '').toLowerCase();
  return /^[\da-f]{32}$/.test(traceId) && !/^0+$|0{16}$/.test(traceId) ? { traceId, rootSpanId: traceId.slice(16) } : null;
};
