import type { AnyRegister, Step } from '@healthcert/domain/register';
import { registers } from '../registers.ts';
import { startNotices } from './notices.ts';
import { startWords } from './words.ts';

const valuesOf = ({ kind }: AnyRegister): readonly Step[] => {
  if (kind === 'notices') return startNotices.map(([code, value]) => ({ add: { code, value } }));
  return (startWords[kind] ?? []).map(([code, zh, en, parent = null]) => ({ add: { code, value: { name: { zh, en } }, parent } }));
};

/** What is entered into each list when a city is founded. */
export const startConfiguration: readonly { readonly register: AnyRegister; readonly changes: readonly Step[] }[] = registers.flatMap(
  (register) => {
    const changes = valuesOf(register);
    return changes.length > 0 ? [{ register, changes }] : [];
  },
);
