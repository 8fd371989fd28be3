import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { JudgeValuesQuery } from '../gql/graphql.ts';

export const judgeValues = graphql(`
  query JudgeValues($values: [TypedValue!]!) {
    judgeValues(values: $values) {
      caseId
      item
      field
      findings {
        code
        site
      }
      value
      bound
      choice
      standing
      problem {
        zh
        en
      }
    }
  }
`);

export interface Typed {
  readonly caseId: string;
  readonly item: string;
  /** Null: the text is of the item's findings. */
  readonly field: string | null;
  readonly text: string;
}

export type Judged = JudgeValuesQuery['judgeValues'][number];

const nothing: ReadonlyMap<string, Judged> = new Map();
const keyOf = ({ caseId, item, field, text }: Typed): string => JSON.stringify([caseId, item, field, text]);

/** A pause in the typing, in milliseconds. */
const pause = 180;
const atOnce = 500;

/**
 * How the server reads and judges what was typed, asked while it is typed; undefined: not told yet. `forms`: what it is judged
 * by, as the page knows it; once that is another one, everything is asked again.
 */
export const useJudged = (typed: readonly Typed[], forms: unknown): ((of: Typed) => Judged | undefined) => {
  const client = useClient();
  const [told, setTold] = useState({ by: forms, known: nothing });
  const known = told.by === forms ? told.known : nothing;
  const open = typed.filter((one) => one.text.trim() !== '' && !known.has(keyOf(one)));
  const asked = open.map(keyOf).join();

  useEffect(() => {
    if (open.length === 0) return undefined;
    let gone = false;
    const askNow = async (): Promise<void> => {
      const some = open.slice(0, atOnce);
      const { data } = await client.query(judgeValues, { values: some }, { requestPolicy: 'network-only' }).toPromise();
      if (!data || gone) return;
      const answers = some.flatMap((one) => {
        const answer = data.judgeValues.find(
          ({ caseId, item, field }) => caseId === one.caseId && item === one.item && (field ?? null) === one.field,
        );
        return answer ? [[keyOf(one), answer] as const] : [];
      });
      setTold((before) => ({ by: forms, known: new Map([...(before.by === forms ? before.known : nothing), ...answers]) }));
    };
    const timer = setTimeout(() => void askNow(), pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked, forms]);

  return (of) => known.get(keyOf(of));
};
