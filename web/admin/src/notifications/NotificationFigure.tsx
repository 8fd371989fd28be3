import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { Figure } from '../home/Figure.tsx';

const openNotifications = graphql(`
  query OpenNotifications {
    notificationListCount(filter: { state: [open] })
  }
`);

const live = ['notification-list'];
const noVariables = {};

/** How many suspected diseases wait to be reported. */
export const NotificationFigure = () => {
  const { t } = useTranslation('notifications');
  const { data } = useLiveQuery({ query: openNotifications, variables: noVariables, live });
  return <Figure name="notifications" label={t('open')} value={data?.notificationListCount} to="/notifications" />;
};
