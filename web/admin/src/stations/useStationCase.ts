import { useProgramme } from '../case/useProgramme.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { personHead } from '../queue/PersonHead.tsx';
import { stationItem } from './StationItem.tsx';

const caseAtStation = graphql(`
  query CaseAtStation($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      personId
      institutionId
      revision
      sex
      age
      stage
      programmeId
      programmeVersion
      registeredAt
      paperForm
      ...PersonHead
      specimens {
        kind
        state
      }
      items {
        ...StationItem
      }
    }
  }
`);

const live = ['case-worklist'];

/** Whoever stands at a station, and the items that are shown there: the station's own, or all. */
export const useStationCase = (caseId: string, station: string, all: boolean) => {
  const { data, error, again } = useLiveQuery({ query: caseAtStation, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const items = (file?.items ?? []).flatMap((of) => {
    const shown = readFragment(stationItem, of);
    const item = programme?.items.find(({ code }) => code === shown.code);
    return item && (all || shown.station === station) ? [{ of, shown, item }] : [];
  });
  return {
    file: programme ? file : undefined,
    error: file ? undefined : error,
    /** The answer is that there is no such case. */
    gone: data !== undefined && !file,
    again,
    items,
    open: items.filter(({ shown }) => shown.state !== 'done'),
    name: (file && readFragment(personHead, file).identity?.name) ?? '',
    locked: !file || !['arrived', 'examining', 'examined'].includes(file.stage),
    hasOthers: file?.items.some((of) => readFragment(stationItem, of).station !== station) ?? false,
    /** State of the specimen of a kind; null: none is needed, or there is none yet. */
    specimenOf: (kind: string | null | undefined): string | null =>
      (kind && file?.specimens.findLast((specimen) => specimen.kind === kind)?.state) || null,
  };
};

export type StationCase = ReturnType<typeof useStationCase>;
