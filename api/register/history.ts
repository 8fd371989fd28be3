import { registerStream, type AnyRegister, type RegisterEvent } from '@healthcert/domain/register';
import { streamName, type Recorded } from '@healthcert/domain/kernel';
import type { System } from '../system.ts';

const pageSize = 500;

/** What became of one entry, newest first: who, when, and the value it was given. */
export const entryHistory = async (
  { store, codec }: Pick<System, 'store' | 'codec'>,
  register: AnyRegister,
  institutionId: string | null,
  code: string,
): Promise<readonly Recorded<RegisterEvent>[]> => {
  const found: Recorded<RegisterEvent>[] = [];
  const stream = streamName(register.decider.events.category, registerStream(register.kind, institutionId));
  for (let from = 0; ; from += pageSize) {
    const slice = await store.readStream(stream, { from, limit: pageSize });
    const events = (await codec.decode(slice.events)) as readonly Recorded<RegisterEvent>[];
    found.push(...events.filter(({ data }) => data.code === code));
    if (slice.events.length < pageSize) return found.toReversed();
  }
};
