import { useMemo } from 'react';
import { useNow } from '../app/useNow.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

const openNotifications = graphql(`
  query OpenNotifications($now: DateTime!) {
    open: notificationListCount(filter: { state: [open] })
    overdue: notificationListCount(filter: { state: [open], dueAt: { to: $now } })
  }
`);

const live = ['notification-list'];

/** How many suspected diseases wait to be reported, and how many of them too long. */
export const useOpenNotifications = () => {
  const minute = useNow(60_000).toISOString();
  const variables = useMemo(() => ({ now: minute }), [minute]);
  return useLiveQuery({ query: openNotifications, variables, live }).data;
};
