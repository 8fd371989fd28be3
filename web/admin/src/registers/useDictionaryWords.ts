import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { type Choosable, registerEntries } from './useRegister.ts';

type Words = Readonly<Record<string, readonly Pick<Choosable, 'code' | 'name'>[]>>;

/** The words of these dictionaries that are in force, by kind; of one whose answer is awaited there are none. */
export const useDictionaryWords = (kinds: readonly string[]): Words => {
  const client = useClient();
  const [known, setKnown] = useState<Words>({});
  const missing = useMemo(() => [...new Set(kinds)].filter((kind) => !(kind in known)).join(' '), [kinds, known]);
  useEffect(() => {
    const ask = async (kind: string): Promise<void> => {
      const { data } = await client.query(registerEntries, { kind }).toPromise();
      const rows = (data?.registerEntries.nodes ?? []).filter((row) => row.kind === kind);
      const words = rows.map(({ code, nameZh, nameEn }) => ({ code, name: { zh: nameZh, en: nameEn } }));
      setKnown((before) => ({ ...before, [kind]: words }));
    };
    for (const kind of missing.split(' ').filter(Boolean)) void ask(kind);
  }, [client, missing]);
  return known;
};
