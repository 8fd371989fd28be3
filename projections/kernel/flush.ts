import type { Position } from '@healthcert/domain/kernel';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { copyRows } from './copy.ts';
import type { KeyedStep, Step } from './fold.ts';
import { parkStatement, type ParkedEvent } from './parked.ts';
import { Fenced, moveOn, progressKey } from './progress.ts';
import type { AnyReadModel } from './read-model.ts';
import { gatedStatement, patchWhereStatement, stepStatements, type Statement } from './statements.ts';

/** Named where a test may stop a process: what is written by then differs. */
export type FlushPoint = 'before flush' | 'progress moved' | 'rows written' | 'committed';

export type Reached = (point: FlushPoint) => Promise<void> | void;

/** From how many rows on COPY is tried, and how many flushes pass before it is tried again after a key was taken. */
const copyFromRows = 500;
const flushesWithoutCopy = 16;
const preparedStatements = 100;

/**
 * Plans made while a table is nearly empty would scan it for ever. Rows are derived: losing the last few commits in
 * a crash costs reading them again, since the progress is lost with them.
 */
export const sessionSettings =
  'SET synchronous_commit = off; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off';

const emptyStep: KeyedStep = { kind: 'keyed', puts: [], counts: [], updates: [], removes: [] };

/** Writes the folded steps of one table together with its progress and what it parks, or nothing. */
export class TableWriter {
  readonly #client: Client;
  readonly #model: AnyReadModel;
  readonly #generation: number;
  readonly #reached: Reached;
  readonly #replays: number;
  readonly #names = new Map<string, string>();
  #copyAgainIn = 0;

  /** `replays`: as loaded with the progress. */
  constructor(client: Client, model: AnyReadModel, generation: number, reached: Reached = () => undefined, replays = 0) {
    this.#client = client;
    this.#model = model;
    this.#generation = generation;
    this.#reached = reached;
    this.#replays = replays;
  }

  /** @throws Fenced; UnfitValue and errors of Postgres, after which nothing is written */
  async write(steps: readonly Step[], from: Position | null, to: Position, parked: readonly ParkedEvent[] = []): Promise<void> {
    await this.#reached('before flush');
    const [only = emptyStep] = steps;
    const atOnce = steps.length <= 1 && parked.length === 0 && only.kind === 'keyed' && only.puts.length < copyFromRows;
    if (atOnce) await this.#writeAtOnce(only, from, to);
    else await this.#writeInTurn(steps, from, to, parked);
    await this.#reached('committed');
  }

  async #writeAtOnce(step: KeyedStep, from: Position | null, to: Position): Promise<void> {
    const move = { text: moveOn, values: this.#moved(from, to) };
    const { rows } = await this.#run<{ moved: number }>(gatedStatement(this.#model, this.#generation, step, move));
    if (rows[0]?.moved !== 1) throw new Fenced(this.#model, this.#generation);
  }

  #moved(from: Position | null, to: Position): unknown[] {
    return [...progressKey(this.#model, this.#generation), to, from, this.#replays];
  }

  async #writeInTurn(steps: readonly Step[], from: Position | null, to: Position, parked: readonly ParkedEvent[]): Promise<void> {
    await this.#client.query('BEGIN');
    try {
      const { rowCount } = await this.#run({ text: moveOn, values: this.#moved(from, to) });
      if (rowCount !== 1) throw new Fenced(this.#model, this.#generation);
      await this.#reached('progress moved');
      await this.writeRows(steps);
      if (parked.length > 0) await this.#run(parkStatement(this.#model, this.#generation, from, parked));
      await this.#reached('rows written');
      await this.#client.query('COMMIT');
    } catch (error) {
      await this.#client.query('ROLLBACK');
      throw error;
    }
  }

  /** Within a transaction of the caller's. */
  async writeRows(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#writeStep(step);
  }

  async #writeStep(step: Step): Promise<void> {
    if (step.kind === 'patchWhere') {
      if (Object.keys(step.set).length > 0) await this.#run(patchWhereStatement(this.#model, this.#generation, step));
      return;
    }
    const copied = await this.#copied(step);
    for (const statement of stepStatements(this.#model, this.#generation, copied ? { ...step, puts: [] } : step)) {
      await this.#run(statement);
    }
  }

  /** A key that is there already costs the whole COPY: then rows are upserted for a while. */
  async #copied({ puts }: KeyedStep): Promise<boolean> {
    if (puts.length < copyFromRows) return false;
    if (this.#copyAgainIn > 0) {
      this.#copyAgainIn -= 1;
      return false;
    }
    await this.#client.query('SAVEPOINT before_copy');
    try {
      await copyRows(this.#client, this.#model, this.#generation, puts);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== '23505') throw error;
      await this.#client.query('ROLLBACK TO SAVEPOINT before_copy');
      this.#copyAgainIn = flushesWithoutCopy;
      return false;
    }
  }

  #run<R extends object>({ text, values }: Statement) {
    let name = this.#names.get(text);
    if (!name && this.#names.size < preparedStatements) {
      name = createHash('sha256').update(text).digest('hex').slice(0, 32);
      this.#names.set(text, name);
    }
    return this.#client.query<R>({ ...(name && { name }), text, values: values as unknown[] });
  }
}
