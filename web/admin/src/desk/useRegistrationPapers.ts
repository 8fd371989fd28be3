import { useAgent } from '../agent/AgentProvider.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import type { PaperKind } from '../printing/fetch-papers.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { useMe } from '../session/SessionProvider.tsx';

const papersSetting = graphql(`
  query RegistrationPapers($institutionId: ID) {
    registrationPapers(institutionId: $institutionId) {
      institutionId
      value {
        guideSheet
        receipt
        labels
        route
      }
    }
  }
`);

const usual = { guideSheet: true, receipt: false, labels: false, route: 'any' };
const configuration = ['register-entries'];

interface RegistrationPapers {
  /** Null: not known yet. */
  readonly kinds: readonly PaperKind[] | null;
  readonly busy: boolean;
  /** What the institution prints once somebody is registered, and has arrived with it. True: all of it is at the printer. */
  readonly print: (caseId: string, arrived: boolean) => Promise<boolean>;
  /** The labels of who has arrived, where the institution prints them then. True: they are at the printer, or are not wanted. */
  readonly printLabels: (caseId: string) => Promise<boolean>;
  /** One paper, asked for by hand. */
  readonly printOne: (kind: PaperKind, caseId: string) => Promise<boolean>;
}

/** What an institution prints at registration, and by which way. */
export const useRegistrationPapers = (): RegistrationPapers => {
  const { institution } = useMe();
  const { state } = useAgent();
  const printing = usePrintDocument();
  const { data } = useLiveQuery({
    query: papersSetting,
    variables: { institutionId: institution?.id ?? null },
    live: configuration,
    ownWrites: false,
  });
  const entries = data?.registrationPapers ?? [];
  const setting = (entries.find(({ institutionId }) => institutionId !== null) ?? entries[0])?.value ?? usual;
  const kinds: readonly PaperKind[] | null =
    data === undefined
      ? null
      : [...(setting.guideSheet ? (['guideSheet'] as const) : []), ...(setting.receipt ? (['receipt'] as const) : [])];
  // Printed by hand still goes the browser's way.
  const silent = setting.route === 'agent' && state !== 'ready';
  return {
    kinds,
    busy: printing.progress !== null,
    printLabels: async (caseId) => !setting.labels || (!silent && (await printing.print('specimenLabel', [caseId]))),
    printOne: (kind, caseId) => printing.print(kind, [caseId]),
    print: async (caseId, arrived) => {
      if (silent) return false;
      let all = true;
      const labels = arrived && setting.labels ? (['specimenLabel'] as const) : [];
      for (const kind of [...(kinds ?? []), ...labels]) all = (await printing.print(kind, [caseId])) && all;
      return all;
    },
  };
};
