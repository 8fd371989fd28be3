import { Checkbox } from 'antd';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import type { QueueRowFragment } from '../gql/graphql.ts';
import { dayInChina } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import { useWait } from './useWait.ts';

export const queueRow = graphql(`
  fragment QueueRow on CaseWorklistRow {
    caseId
    caseNumber
    name
    sex
    age
    stage
    outcome
    abnormal
    returnedBecause
    recheckDueOn
    institutionId
    arrivedAt
    concludedAt
    registeredAt
    certificateNumber
    maskedDocument
    toCollect
    collected
  }
`);

export type QueueRow = QueueRowFragment;

interface QueueEntryProps {
  readonly row: QueueRow;
  readonly isChosen: boolean;
  readonly now: Date;
  readonly since: (row: QueueRow) => string | null | undefined;
  readonly aside: ((row: QueueRow) => ReactNode) | undefined;
  readonly note: ((row: QueueRow) => ReactNode) | undefined;
  /** Undefined: they are not chosen together. */
  readonly isTicked: boolean | undefined;
  readonly onTick: (caseId: string, on: boolean) => void;
  readonly onOpen: (caseId: string) => void;
}

/** One person in a row; drawn again only where something of theirs changed, for there may be hundreds. */
export const QueueEntry = memo(({ row, isChosen, now, since, aside, note, isTicked, onTick, onOpen }: QueueEntryProps) => {
  const { t } = useTranslation('queue');
  const { t: rechecks } = useTranslation('rechecks');
  const code = useCode();
  return (
    <li className="queue-row" data-testid={`queue-${row.caseId}`} aria-current={isChosen}>
      {isTicked !== undefined && (
        <Checkbox
          aria-label={row.name ?? row.caseNumber}
          checked={isTicked}
          onChange={({ target }) => onTick(row.caseId, target.checked)}
        />
      )}
      <button type="button" className="queue-open" onClick={() => onOpen(row.caseId)}>
        <span className="queue-name">
          <span title={row.name ?? undefined}>{row.name ?? row.caseNumber}</span>
          <small>
            {code('sex', row.sex)} {row.age}
          </small>
        </span>
        <span className="queue-aside">{aside ? aside(row) : <Waited since={since(row)} now={now} />}</span>
        <span className="queue-number number">{row.caseNumber}</span>
        {row.recheckDueOn && (
          <span className={row.recheckDueOn < dayInChina(now) ? 'queue-note queue-long' : 'queue-note muted'}>
            {rechecks('dueOn', { day: row.recheckDueOn })}
          </span>
        )}
        {row.returnedBecause && <span className="queue-note queue-long">{t('returned', { reason: row.returnedBecause })}</span>}
        {note && <span className="queue-note">{note(row)}</span>}
        {row.abnormal !== null && row.abnormal > 0 && <span className="queue-abnormal">{t('abnormal', { count: row.abnormal })}</span>}
      </button>
    </li>
  );
});

const longWait = 60 * 60_000;

const Waited = ({ since, now }: { readonly since: string | null | undefined; readonly now: Date }) => {
  const words = useWait();
  return since ? (
    <span className={now.getTime() - Date.parse(since) > longWait ? 'queue-long' : undefined}>{words(since, now)}</span>
  ) : null;
};
