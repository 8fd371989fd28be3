import type { Pool } from 'pg';
import { schema } from './tables.ts';

const beatMilliseconds = 5000;

/** Says that a projector's process lives, apart from any projection: a reader that hangs is told from one that is idle. */
export class Heartbeat {
  readonly #pool: Pool;
  readonly #runner: string;
  readonly #models: readonly string[];
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #beatAt: string | null = null;

  constructor(pool: Pool, runner: string, models: readonly string[]) {
    this.#pool = pool;
    this.#runner = runner;
    this.#models = models;
  }

  get beatAt(): string | null {
    return this.#beatAt;
  }

  start(): void {
    const beat = (): void => void (this.#beating = this.#beat());
    beat();
    this.#timer = setInterval(beat, beatMilliseconds);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#pool.query(`DELETE FROM ${schema}.heartbeat WHERE runner = $1`, [this.#runner]).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    const text = `WITH gone AS (DELETE FROM ${schema}.heartbeat WHERE beat_at < now() - interval '1 day' AND runner <> $1)
      INSERT INTO ${schema}.heartbeat (runner, beat_at, models) VALUES ($1, now(), $2)
      ON CONFLICT (runner) DO UPDATE SET beat_at = excluded.beat_at RETURNING beat_at`;
    try {
      const { rows } = await this.#pool.query<{ beat_at: string | Date }>(text, [this.#runner, this.#models]);
      this.#beatAt = rows[0] ? new Date(rows[0].beat_at).toISOString() : null;
    } catch {
      // A missed beat is itself the message.
    }
  }
}
