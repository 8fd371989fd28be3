import { within } from '../app/within.ts';

const liveStatuses = ['valid', 'suspended', 'revoked', 'superseded', 'expired', 'unknown'] as const;

/** The register's own word on a certificate, now. */
export interface LiveStatus {
  readonly status: (typeof liveStatuses)[number];
  readonly number: string | undefined;
  readonly supersededBy: string | undefined;
  readonly validUntil: string | undefined;
  readonly portraitUrl: string | undefined;
  /** By the server's clock. */
  readonly checkedAt: Date;
}

const textOf = (body: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Undefined for whatever is not an answer of `GET /status/:opaqueId`: a captive portal's page must not pass as one. */
export const readLiveStatus = (body: unknown): LiveStatus | undefined => {
  if (body === null || typeof body !== 'object') return undefined;
  const status = liveStatuses.find((known) => known === Reflect.get(body, 'status'));
  const checkedAt = new Date(textOf(body, 'checkedAt') ?? Number.NaN);
  if (!status || Number.isNaN(checkedAt.getTime())) return undefined;
  return {
    status,
    number: textOf(body, 'number'),
    supersededBy: textOf(body, 'supersededBy'),
    validUntil: textOf(body, 'validUntil'),
    portraitUrl: textOf(body, 'portraitUrl'),
    checkedAt,
  };
};

/** Undefined when the register cannot be reached in time. Never kept: yesterday's answer is not live. */
export const fetchLiveStatus = async (opaqueId: string, timeoutMs: number): Promise<LiveStatus | undefined> => {
  try {
    const answer = await fetch(`/status/${encodeURIComponent(opaqueId)}`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: within(timeoutMs),
    });
    return answer.ok || answer.status === 404 ? readLiveStatus(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
};
