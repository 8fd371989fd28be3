import type { PrintKind } from '../printing/print-kind.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface AgentJob {
  readonly id: string;
  readonly kind: PrintKind;
  readonly copies: number;
  readonly title: string;
  readonly state: 'queued' | 'printing' | 'done' | 'failed' | 'cancelled';
  readonly printer: string | null;
  /** How often the same document came out before. */
  readonly reprint: number;
  readonly at: string;
  readonly problem: { readonly code: string; readonly text: Text } | null;
}

export interface AgentStatus {
  readonly version: string;
  readonly paired: { readonly name: string; readonly institution: { readonly id: string; readonly name: string | null } } | null;
  /** Why what follows is not told. */
  readonly refused: string | null;
  readonly maySet?: boolean;
  readonly reader?: { readonly label: string; readonly busy: boolean } | null;
  /** Null: the system's printing does not answer. */
  readonly printers?:
    | readonly { readonly name: string; readonly isDefault: boolean; readonly trouble: string | null; readonly message: string | null }[]
    | null;
  readonly jobs?: readonly AgentJob[];
}

export interface KindSettings {
  readonly printer: string | null;
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
}
export type AgentSettings = Readonly<Record<PrintKind, KindSettings>>;

/** A card as the agent gives it: normalised and checked. */
export interface ReadCard {
  readonly documentType: 'idCard' | 'residencePermit' | 'permanentResidence';
  readonly number: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly nationality: string | null;
  readonly address: string | null;
  readonly validUntil: string | null;
  /** A data address. */
  readonly portrait: string | null;
}

export type CardStep =
  | { readonly state: 'waiting' | 'remove' | 'removed' }
  | { readonly state: 'card'; readonly card: ReadCard }
  | { readonly state: 'failed'; readonly problem: string; readonly text: Text };

export interface PrintOrder {
  /** The page's own id: sent twice, printed once. */
  readonly id: string;
  readonly kind: PrintKind;
  readonly copies: number;
  readonly title: string;
  readonly document: string | null;
}

/** The agent said no, in words. */
export class AgentSaidNo extends Error {
  override readonly name = 'AgentSaidNo';
  readonly code: string;
  readonly text: Text;

  constructor({ code, text }: { readonly code: string; readonly text: Text }) {
    super(code);
    this.code = code;
    this.text = text;
  }
}

/** Nobody answers: not running, or the browser is between. */
export class AgentAway extends Error {
  override readonly name = 'AgentAway';
}

interface Ticket {
  readonly ticket: string;
  /** Seconds. */
  readonly lives: number;
  readonly port: number;
}

/** Seconds before its end in which a ticket is not used any more. */
const margin = 60;

const base64url = (text: string): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The page's way to the agent of its own PC, by tickets that the city gives it. */
export const createAgentClient = () => {
  let held: { readonly ticket: Ticket; readonly until: number } | null = null;

  const ticket = async (): Promise<Ticket> => {
    if (held && held.until > performance.now()) return held.ticket;
    const response = await fetch('/api/desk-agents/ticket', { credentials: 'same-origin' });
    if (!response.ok) throw new AgentAway();
    const fresh = (await response.json()) as Ticket;
    held = { ticket: fresh, until: performance.now() + (fresh.lives - margin) * 1000 };
    return fresh;
  };

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const { ticket: word, port } = await ticket();
    let response: Response;
    try {
      const headers = { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${word}` };
      response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers, credentials: 'omit' });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new AgentAway();
    }
    if (response.ok) return response;
    // Paired or revoked since: the next ticket tells.
    held = null;
    const body = (await response.json().catch(() => null)) as { error?: { code: string; text: Text } } | null;
    throw body?.error ? new AgentSaidNo(body.error) : new AgentAway();
  };
  const send = (path: string, method: string, body: object): Promise<Response> =>
    ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const json = async <Answer>(response: Promise<Response>): Promise<Answer> => (await (await response).json()) as Answer;

  return {
    status: async (): Promise<AgentStatus> => {
      const told = await json<AgentStatus>(ask('/status'));
      if (told.refused !== null) held = null;
      return told;
    },
    pair: async (code: string): Promise<void> => {
      await send('/pair', 'POST', { code });
      held = null;
    },
    settings: () => json<AgentSettings>(ask('/settings')),
    changeSettings: (settings: AgentSettings) => json<AgentSettings>(send('/settings', 'PUT', settings)),
    testPage: (kind: PrintKind) => json<AgentJob>(send('/test-page', 'POST', { kind })),
    print: (pdf: Blob, order: PrintOrder) =>
      json<AgentJob>(
        ask('/print', {
          method: 'POST',
          headers: { 'content-type': 'application/pdf', 'x-print-job': base64url(JSON.stringify(order)) },
          body: pdf,
        }),
      ),
    job: (id: string) => json<AgentJob>(ask(`/jobs/${id}`)),
    again: (id: string) => json<AgentJob>(ask(`/jobs/${id}/again`, { method: 'POST' })),
    cancel: (id: string) => json<AgentJob>(ask(`/jobs/${id}`, { method: 'DELETE' })),
    /** The steps of one card: waited for, read, taken away. Ends when `signal` aborts. @throws AgentAway, AgentSaidNo */
    readCard: async function* (signal: AbortSignal): AsyncGenerator<CardStep, void> {
      const { body } = await ask('/read-card', { method: 'POST', signal });
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { value, done } = await reader.read().catch((error: unknown) => {
          throw signal.aborted ? error : new AgentAway();
        });
        if (done) return;
        const lines = (rest + value).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) yield JSON.parse(line) as CardStep;
      }
    },
  };
};

export type AgentClient = ReturnType<typeof createAgentClient>;
