import type { KeyObject } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openAll, type OpeningTask } from './opening-task.ts';

/** What runs in the thread of `OpeningThread`: answers each task in turn, null where something in it does not open. */
const { keyEncryption } = workerData as { keyEncryption: KeyObject };

const answer = (task: OpeningTask): string | null => {
  try {
    return openAll(keyEncryption, task);
  } catch {
    return null;
  }
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.on('message', (task: OpeningTask) => parentPort?.postMessage(answer(task)));
