import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { OutcomeTag } from '../app/StageTag.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import type { QueueRow } from '../queue/QueueEntry.tsx';
import { useText } from '../words/useWords.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { conclusionPreviews } from './PreviewPanel.tsx';

/** Of the entirely normal: as they were looked at. */
export type NormalCase = QueueRow & { readonly revision: number };

interface BatchDialogProps {
  /** Those who were chosen; null: closed. */
  readonly rows: readonly QueueRow[] | null;
  readonly title: string;
  /** What is done to those who are in: how many. */
  readonly action: (count: number) => string;
  readonly onConfirm: (normal: readonly NormalCase[]) => void;
  readonly onClose: () => void;
}

const nobody: readonly QueueRow[] = [];

/** Before many are concluded, or reviewed, together: who is in, who is out, and why. Only the entirely normal are in. */
export const BatchDialog = ({ rows, title, action, onConfirm, onClose }: BatchDialogProps) => {
  const { t } = useTranslation('conclusion');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const chosen = rows ?? nobody;
  const variables = useMemo(() => ({ caseIds: chosen.map(({ caseId }) => caseId) }), [chosen]);
  const { data } = useLiveQuery({ query: conclusionPreviews, variables, pause: chosen.length === 0 });
  const previews = new Map(data?.conclusionPreviews.map((preview) => [preview.caseId, preview]));
  const known = data !== undefined;
  const { institution } = useMe();
  /** A clinic whose conclusions are reviewed from above cannot review its own. */
  const above = ({ stage, institutionId, caseId }: QueueRow): boolean =>
    stage === 'concluded' && previews.get(caseId)?.remoteReview === true && institutionId === institution?.id;
  const isIn = (row: QueueRow): boolean => previews.get(row.caseId)?.entirelyNormal === true && !above(row);
  const inside = chosen.filter(isIn);
  const outside = chosen.filter((row) => !isIn(row));
  const why = (row: QueueRow): string => {
    const preview = previews.get(row.caseId);
    if (!preview) return t('notExamined');
    if (above(row)) return t('remoteShort');
    if (preview.byHand) return t('byHandShort');
    const [first] = preview.fired;
    return first ? text(first.reason) : t(preview.missing.length > 0 ? 'pendingShort' : 'abnormalShort');
  };
  return (
    <Dialog
      open={rows !== null}
      title={title}
      width={520}
      okText={action(inside.length)}
      cancelText={commands('cancel')}
      okButtonProps={{ disabled: !known || inside.length === 0, 'data-testid': 'batch-confirm' }}
      onOk={() => onConfirm(inside.flatMap((row) => (known ? [{ ...row, revision: previews.get(row.caseId)!.revision }] : [])))}
      onCancel={onClose}
    >
      <p className="dialog-lead" aria-live="polite">
        {known ? t(outside.length === 0 ? 'batchLeadAll' : 'batchLead', { inside: inside.length, outside: outside.length }) : '…'}
      </p>
      {known && (
        <>
          <p data-testid="batch-in">{inside.map(({ name, caseNumber }) => name ?? caseNumber).join('、')}</p>
          {outside.length > 0 && (
            <ul className="batch-failures" data-testid="batch-out">
              {outside.map((row) => (
                <li key={row.caseId}>
                  <b>{row.name ?? row.caseNumber}</b> <OutcomeTag outcome={previews.get(row.caseId)?.outcome ?? ''} /> {why(row)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  );
};
