import { graphql } from '../gql/index.ts';
import type { LogsQuery } from '../gql/graphql.ts';

export const logsQuery = graphql(`
  query Logs($filter: LogFilter, $first: Int, $after: String) {
    logs(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        kind
        at
        title {
          zh
          en
        }
        actorId
        actorName
        institutionId
        event {
          stream
          revision
          about
        }
        subjectIds
        subjectCount
        purpose
        network
      }
      endCursor
      hasNextPage
      upToDate
    }
  }
`);

export type LogEntry = LogsQuery['logs']['nodes'][number];

export const loggedEvent = graphql(`
  query LoggedEvent($stream: String!, $revision: Int!) {
    loggedEvent(stream: $stream, revision: $revision)
  }
`);

export const accessLogCheck = graphql(`
  query AccessLogCheck {
    accessLogCheck {
      at
      rows
      brokenAt
    }
  }
`);

export const loggedEventTypes = graphql(`
  query LoggedEventTypes {
    loggedEventTypes {
      type
      title {
        zh
        en
      }
    }
  }
`);

/** By name as it is written or typed, and by sign-in name. */
export const usersFound = graphql(`
  query UsersFound($text: String!) {
    named: staffList(first: 20, filter: { own: true, name: $text }) {
      nodes {
        staffId
        name
        loginName
      }
    }
    signing: staffList(first: 20, filter: { own: true, loginName: $text }) {
      nodes {
        staffId
        name
        loginName
      }
    }
  }
`);

export const personsFound = graphql(`
  query PersonsFound($text: String!) {
    search(text: $text) {
      hits {
        personId
        name
        maskedDocument
      }
    }
  }
`);
