import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { useRow } from '../words/useWords.ts';
import { countdown } from './countdown.ts';
import type { Task } from './task.ts';

interface CellProps {
  readonly of: Task;
}

/** Whom it is about; where, for those who see several institutions. */
export const WhoCell = ({ of: { caseId, name, institutionId } }: CellProps) => {
  const { t } = useTranslation('notifications');
  const { reads } = useMe();
  const { institutionName } = useDirectory();
  return (
    <>
      <Link to={`/cases/${caseId}`}>{name ?? t('nameless')}</Link>
      {reads['notification-list']?.scope !== 'institution' && <div className="muted small">{institutionName(institutionId)}</div>}
    </>
  );
};

/** How much of the time allowed is left, and from when it runs. */
export const DueCell = ({ of: { dueAt, state, suspectedAt, diagnosedAt, diagnosedBy }, now }: CellProps & { readonly now: Date }) => {
  const { t } = useTranslation('notifications');
  const { staffName } = useDirectory();
  const { overdue, hours, minutes } = countdown(dueAt, now);
  return (
    <>
      {state === 'open' && <b className={overdue ? 'abnormal' : 'number'}>{t(overdue ? 'overdue' : 'left', { hours, minutes })}</b>}{' '}
      <span className="muted small">{t('by', { time: minuteInChina(dueAt) })}</span>
      <div className="muted small">
        {t('fromResult', { time: minuteInChina(suspectedAt) })}
        {' · '}
        {diagnosedAt && diagnosedBy ? t('fromDiagnosis', { time: minuteInChina(diagnosedAt), name: staffName(diagnosedBy) }) : t('doubt')}
      </div>
    </>
  );
};

/** How it stands, and with whom. */
export const StateCell = ({ of: { state, cardNumber, reportedTo, dismissedBecause, assigneeId } }: CellProps) => {
  const { t } = useTranslation('notifications');
  const { actor } = useMe();
  const { staffName } = useDirectory();
  const handler = assigneeId && (assigneeId === actor.id ? t('mine') : t('assignedTo', { name: staffName(assigneeId) }));
  const more = [cardNumber, reportedTo, dismissedBecause, handler].filter(Boolean);
  return (
    <>
      <span className="task-state">{t(`state.${state}`)}</span>
      {more.length > 0 && <div className="muted small">{more.join(' · ')}</div>}
    </>
  );
};

/** How far up it went, when, and whom that reached. */
export const RemindedCell = ({ of: { reminded, remindedAt, told } }: CellProps) => {
  const { t } = useTranslation('notifications');
  const inRow = useRow();
  const { staffName } = useDirectory();
  if (!reminded) return '—';
  return (
    <>
      {t(`reminded.${reminded}`)} {remindedAt && <span className="muted small">{minuteInChina(remindedAt)}</span>}
      <div className="muted small">{told.length > 0 ? inRow(told.map(staffName)) : t('toldNobody')}</div>
    </>
  );
};
