import { useMemo } from 'react';
import type { Outcome } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { changeOf } from './change-of.ts';
import type { RegisterKind, Step } from './queries.ts';

/** Whether this person may change a list: the city's (null), or an institution's. The server decides. */
export const useMayChange = (): ((kind: RegisterKind, institutionId: string | null) => boolean) => {
  const me = useMe();
  return (kind, institutionId) => {
    const scope = me.operations[kind.operation];
    if (scope === undefined) return false;
    if (scope === 'city') return true;
    if (institutionId === null || kind.scope === 'city') return false;
    return scope === 'subtree' || institutionId === me.institution?.id;
  };
};

/** Changes one list of one kind: several steps are done all or none. */
export const useChangeRegister = (kind: RegisterKind, institutionId: string | null) => {
  const document = useMemo(() => changeOf(kind), [kind]);
  const { send, busy } = useCommand(document);
  const of = kind.dictionary == null ? {} : { dictionary: kind.dictionary };
  const change = (...changes: readonly Step[]): Promise<Outcome> =>
    send(kind.scope === 'city' ? { ...of, changes } : { institutionId, changes });
  return { change, busy };
};
