import { sealText } from '@healthcert/domain/kernel/sealing';
import { afterEach, describe, expect, it } from 'vitest';
import { newPersonKey } from './key-wrap.ts';
import { deriveVaultKeys } from './master-key.ts';
import type { OpeningTask } from './opening-task.ts';
import { OpeningThread } from './opening-thread.ts';

const { keyEncryption } = deriveVaultKeys(Buffer.alloc(32, 3));
const { key, wrapped } = newPersonKey(keyEncryption, 'p');
const taskOf = (...texts: readonly string[]): OpeningTask => ({
  persons: ['p'],
  wrapped: [wrapped.toString('base64')],
  owners: texts.map(() => 0),
  contexts: texts.map(() => 'here'),
  boxes: texts.map((text) => sealText(key, 'here', text)),
});

describe('the thread that opens boxes', () => {
  const thread = new OpeningThread(keyEncryption);
  afterEach(() => thread.close());

  it('answers each task with what is in its boxes', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => thread.open(taskOf(`${n}`, '"虚构"'))));
    expect(answers).toEqual(Array.from({ length: 30 }, (_, n) => `[${n},"虚构"]`));
  });

  it('says that something does not open, and goes on', async () => {
    const spoilt = { ...taskOf('1'), contexts: ['there'] };
    expect(await Promise.all([thread.open(spoilt), thread.open(taskOf('2'))])).toEqual([null, '[2]']);
  });

  it('leaves nobody waiting when it ends, and begins anew with the next task', async () => {
    const left = thread.open(taskOf('1'));
    await thread.close();
    expect(await left).toBeNull();
    await thread.close();
    expect(await thread.open(taskOf('2'))).toBe('[2]');
  });

  it('leaves nobody waiting when it has not the memory for a task, and begins anew with the next', async () => {
    const small = new OpeningThread(keyEncryption, { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 2 });
    const large = taskOf(...Array.from({ length: 24 }, () => JSON.stringify('x'.repeat(1_000_000))));
    expect(await small.open(large)).toBeNull();
    expect(await small.open(taskOf('2'))).toBe('[2]');
    await small.close();
  });
});
