import { Button, Checkbox } from 'antd';
import type { QueueRow } from './QueueEntry.tsx';

interface QueueFootProps {
  /** Those who may be chosen at once. */
  readonly offered: readonly QueueRow[];
  readonly ticked: readonly string[];
  readonly onTick: (caseIds: string[]) => void;
  readonly choose: string;
  readonly action: string;
  readonly onAction: () => void;
  /** Names the two controls for a test: `select-<name>`, `<name>-batch`. */
  readonly name: string;
}

/** Chooses many of a queue and does one thing to all of them. */
export const QueueFoot = ({ offered, ticked, onTick, choose, action, onAction, name }: QueueFootProps) => {
  const all = offered.every(({ caseId }) => ticked.includes(caseId));
  return (
    <>
      <Checkbox
        checked={all && offered.length > 0}
        indeterminate={ticked.length > 0 && !all}
        onChange={({ target }) => onTick(target.checked ? offered.map(({ caseId }) => caseId) : [])}
        data-testid={`select-${name}`}
      >
        {choose}
      </Checkbox>
      <Button block disabled={ticked.length === 0} onClick={onAction} data-testid={`${name}-batch`}>
        {action}
      </Button>
    </>
  );
};
