import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';

export const counted = graphql(`
  fragment Counted on CaseWorklistConnection {
    nodes {
      caseId
    }
    pageInfo {
      hasNextPage
    }
  }
`);

export const countedCertificates = graphql(`
  fragment CountedCertificates on CertificateRegisterConnection {
    nodes {
      number
    }
    pageInfo {
      hasNextPage
    }
  }
`);

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** "200+" where there are more than one page holds. */
const countOf = (page: Page | undefined): string => (page ? `${page.nodes.length}${page.pageInfo.hasNextPage ? '+' : ''}` : '');
export const countCases = (page: FragmentType<typeof counted> | undefined): string => countOf(page && readFragment(counted, page));
export const countCertificates = (page: FragmentType<typeof countedCertificates> | undefined): string =>
  countOf(page && readFragment(countedCertificates, page));

interface FigureProps {
  readonly label: string;
  /** Empty while it is not known: its place is kept. */
  readonly value: string;
  readonly to: string;
  readonly name: string;
}

export const Figure = ({ label, value, to, name }: FigureProps) => (
  <Link to={to} className={value === '0' ? 'figure figure-none' : 'figure'} data-testid={`figure-${name}`}>
    <span className="figure-value">{value || '\u00A0'}</span>
    <span className="figure-label">{label}</span>
  </Link>
);
