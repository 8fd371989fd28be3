import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

export interface SlotDraft {
  readonly slot: string;
  readonly until: string;
  readonly seats: number;
  readonly held: number;
  /** Seats that are taken: there cannot be fewer. */
  readonly taken: number;
}

interface SlotRowsProps {
  readonly value: readonly SlotDraft[];
  readonly onChange: (rows: readonly SlotDraft[]) => void;
}

const half = (time: string): string => {
  const minutes = Math.min(23 * 60 + 59, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 30);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** One more, after the last and like it. */
const following = (rows: readonly SlotDraft[]): SlotDraft => {
  const last = rows.at(-1);
  const slot = last?.until ?? '08:00';
  return { slot, until: half(slot), seats: last?.seats ?? 10, held: last?.held ?? 0, taken: 0 };
};

/** The times of a day, each with its seats. */
export const SlotRows = ({ value, onChange }: SlotRowsProps) => {
  const { t } = useTranslation('booking');
  const change = (at: number, with_: Partial<SlotDraft>): void => onChange(value.map((row, n) => (n === at ? { ...row, ...with_ } : row)));
  return (
    <>
      <table className="slot-rows">
        <thead>
          <tr>
            {(['from', 'until', 'seats', 'held', 'taken'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {value.map((row, n) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is known by its place while its time is typed
            <tr key={n} data-testid={`slot-row-${n}`}>
              {(['slot', 'until'] as const).map((field) => (
                <td key={field}>
                  <Input
                    aria-label={`${t(field === 'slot' ? 'from' : 'until')} ${n + 1}`}
                    className="number slot-time"
                    maxLength={5}
                    disabled={field === 'slot' && row.taken > 0}
                    value={row[field]}
                    onChange={({ target }) => change(n, { [field]: target.value })}
                  />
                </td>
              ))}
              {(['seats', 'held'] as const).map((field) => (
                <td key={field}>
                  <InputNumber
                    aria-label={`${t(field)} ${row.slot}`}
                    min={field === 'seats' ? row.taken : 0}
                    max={500}
                    precision={0}
                    value={row[field]}
                    onChange={(number) => change(n, { [field]: number ?? 0 })}
                  />
                </td>
              ))}
              <td className="number">{row.taken}</td>
              <td>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  disabled={row.taken > 0}
                  aria-label={t('removeSlot', { slot: row.slot })}
                  onClick={() => onChange(value.filter((_row, at) => at !== n))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button icon={<PlusOutlined />} size="small" data-testid="add-slot" onClick={() => onChange([...value, following(value)])}>
        {t('addSlot')}
      </Button>
    </>
  );
};
