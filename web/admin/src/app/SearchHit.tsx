import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { shortTime } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import { StageTag } from './StageTag.tsx';

export const searchHit = graphql(`
  fragment SearchHit on CaseWorklistRow {
    caseNumber
    name
    maskedDocument
    sex
    birthYear
    stage
    registeredAt
    certificateNumber
  }
`);

export const SearchHit = ({ of }: { readonly of: FragmentType<typeof searchHit> }) => {
  const row = readFragment(searchHit, of);
  const code = useCode();
  return (
    <>
      <span className="search-who">
        <b>{row.name ?? row.caseNumber}</b>
        <span>
          {code('sex', row.sex)} · {row.birthYear}
        </span>
        <span className="number">{row.maskedDocument}</span>
      </span>
      <span className="search-where">
        <span className="number">{row.certificateNumber ?? row.caseNumber}</span>
        <span>{shortTime(row.registeredAt)}</span>
        <StageTag stage={row.stage} />
      </span>
    </>
  );
};
