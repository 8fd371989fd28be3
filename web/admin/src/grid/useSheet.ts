import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { StationSheetQuery } from '../gql/graphql.ts';
import { type Programme, programmeOf, programmeVersion } from '../case/useProgramme.ts';
import { useChanges } from '../graphql/LiveProvider.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

const stationSheet = graphql(`
  query StationSheet($station: String!) {
    count: caseWorklistCount(filter: { stage: [arrived, examining], pendingStations: $station })
    stationSheet(station: $station) {
      caseId
      caseNumber
      name
      sex
      age
      institutionId
      programmeId
      programmeVersion
      paperForm
      specimens
      items {
        code
        station
        state
      }
    }
  }
`);

export type SheetRow = StationSheetQuery['stationSheet'][number];

const live = ['case-worklist'];
const keyOf = (row: Pick<SheetRow, 'programmeId' | 'programmeVersion' | 'institutionId'>): string =>
  `${row.programmeId}/${row.programmeVersion}/${row.institutionId}`;

/** Everybody who waits at a station, with the programmes they are examined by. Whom something is typed for stays, however they went on. */
export const useSheet = (station: string, typed: ReadonlySet<string>) => {
  const client = useClient();
  const { listen } = useChanges();
  const { data, error, again } = useLiveQuery({ query: stationSheet, variables: { station }, live, every: 4000, ownWrites: false });
  const [seen, setSeen] = useState<ReadonlyMap<string, SheetRow>>(new Map());
  const [programmes, setProgrammes] = useState<ReadonlyMap<string, Programme>>(new Map());

  const waiting = data?.stationSheet;
  useEffect(() => {
    if (waiting) setSeen((before) => new Map([...before, ...waiting.map((row) => [row.caseId, row] as const)]));
  }, [waiting]);
  const present = new Set(waiting?.map(({ caseId }) => caseId));
  const left = [...typed].flatMap((caseId) => (present.has(caseId) ? [] : (seen.get(caseId) ?? [])));
  const rows = [...(waiting ?? []), ...left];
  const wanted = [...new Set(rows.map(keyOf))].filter((key) => !programmes.has(key)).join(' ');

  const fetchOne = useCallback(
    async (key: string): Promise<void> => {
      const [id = '', version = '', institutionId = ''] = key.split('/');
      const variables = { id, version: Number(version), institutionId };
      const { data: found } = await client.query(programmeVersion, variables, { requestPolicy: 'network-only' }).toPromise();
      const programme = found?.programme && programmeOf(found.programme);
      if (programme) setProgrammes((before) => new Map([...before, [key, programme]]));
    },
    [client],
  );
  useEffect(() => {
    for (const key of wanted.split(' ').filter((one) => one !== '')) void fetchOne(key);
  }, [fetchOne, wanted]);
  // The institution's result forms lie over the programmes.
  useEffect(
    () => listen((name) => void (name === 'register-entries' && [...programmes.keys()].forEach((key) => void fetchOne(key)))),
    [listen, fetchOne, programmes],
  );

  return {
    rows: waiting ? rows : undefined,
    count: data?.count ?? 0,
    /** More wait than a sheet holds: it has those who wait longest. */
    cut: data !== undefined && data.count > data.stationSheet.length,
    programmeOf: (row: SheetRow) => programmes.get(keyOf(row)),
    programmes,
    error,
    again,
  };
};
