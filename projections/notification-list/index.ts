export { notificationList } from './projection.ts';
export { notificationListModel } from './table.ts';
