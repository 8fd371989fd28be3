import type { NotificationsQuery } from '../gql/graphql.ts';

export type Task = NotificationsQuery['notificationList']['nodes'][number];

/** What may be done with an open task, each in a dialog of its own. */
export type TaskAction = 'report' | 'assign' | 'diagnose' | 'dismiss';

export interface TaskDialogProps {
  /** Null: closed. */
  readonly task: Pick<Task, 'caseId' | 'disease'> | null;
  readonly title: string;
  readonly onClose: (done: boolean) => void;
}
