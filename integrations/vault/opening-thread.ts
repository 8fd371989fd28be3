import type { KeyObject } from 'node:crypto';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { OpeningTask } from './opening-task.ts';

const program = new URL('./opening-thread.main.ts', import.meta.url);

/** A page of events and what is in it, several times over; the memory of the process is promised. */
const usualLimits: ResourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };
/** Milliseconds without work, after which its memory is given back. */
const idleFor = 10_000;

/** A thread beside this one that opens boxes. It begins with the first task, and keeps no process alive but by its tasks. */
export class OpeningThread {
  readonly #keyEncryption: KeyObject;
  readonly #limits: ResourceLimits;
  #worker: Worker | null = null;
  /** By the order of their tasks, in which they are answered. */
  #waiting: ((answer: string | null) => void)[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(keyEncryption: KeyObject, limits = usualLimits) {
    this.#keyEncryption = keyEncryption;
    this.#limits = limits;
  }

  /** Null: something in it does not open, or the thread fell. */
  open(task: OpeningTask): Promise<string | null> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#begin());
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.#waiting.push(resolve);
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage(task);
    return promise;
  }

  /** Unanswered tasks are answered with null. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#fell(worker);
    await worker?.terminate();
  }

  #begin(): Worker {
    const worker = new Worker(program, {
      name: 'opening',
      workerData: { keyEncryption: this.#keyEncryption },
      resourceLimits: this.#limits,
      env: {},
    });
    worker.on('message', (answer: string | null) => this.#answered(worker, answer));
    worker.on('error', () => this.#fell(worker));
    worker.on('exit', () => this.#fell(worker));
    return worker;
  }

  #answered(worker: Worker, answer: string | null): void {
    this.#waiting.shift()?.(answer);
    if (this.#waiting.length > 0) return;
    worker.unref();
    this.#idle = setTimeout(() => void this.close(), idleFor).unref();
  }

  #fell(worker: Worker | null): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(null);
  }
}
