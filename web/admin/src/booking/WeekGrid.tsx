import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotRow } from './queries.ts';
import { freeAhead, freeToday, isOver, weekdayOf } from './week.ts';

export interface Chosen {
  readonly date: string;
  /** Null: the whole day. */
  readonly slot: string | null;
}

interface WeekGridProps {
  readonly days: readonly string[];
  readonly slots: readonly SlotRow[];
  readonly chosen: Chosen;
  readonly today: string;
  /** "2026-11-23 09:05" */
  readonly minute: string;
  readonly onChoose: (chosen: Chosen) => void;
  /** Twice on the same time, or Enter: somebody is to be put there. */
  readonly onBook: (slot: SlotRow) => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A week at a glance: every time of every day with the seats that are free; the arrows go from one to the next. */
export const WeekGrid = ({ days, slots, chosen, today, minute, onChoose, onBook }: WeekGridProps) => {
  const { t } = useTranslation('booking');
  const table = useRef<HTMLTableElement>(null);
  const times = [...new Set(slots.map(({ slot }) => slot))].toSorted();
  const at = new Map(slots.map((slot) => [`${slot.date} ${slot.slot}`, slot]));
  const freeOf = (slot: SlotRow): number => (slot.date === today ? freeToday(slot) : freeAhead(slot));
  const first = slots.find(({ date }) => date === chosen.date) ?? slots[0];
  const inGrid = slots.some(({ date, slot }) => date === chosen.date && slot === chosen.slot);

  const stateOf = (slot: SlotRow): 'closed' | 'over' | 'full' | 'few' | 'open' => {
    if (slot.closed != null) return 'closed';
    if (isOver(slot, minute)) return 'over';
    const free = freeOf(slot);
    if (free === 0) return 'full';
    return free * 4 <= slot.seats ? 'few' : 'open';
  };
  const wordsOf = (slot: SlotRow): string => {
    const state = stateOf(slot);
    return state === 'open' || state === 'few' ? t('free', { count: freeOf(slot) }) : t(state);
  };

  const go = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
    if (!step || !cell) return;
    event.preventDefault();
    const [column, row] = cell.dataset['cell']!.split(',').map(Number) as [number, number];
    // A day without this time is passed over.
    for (let n = 1; n <= Math.max(days.length, times.length); n++) {
      const next = table.current?.querySelector<HTMLElement>(`[data-cell="${column + step[0] * n},${row + step[1] * n}"]`);
      if (next) return next.focus();
    }
  };

  return (
    <table className="week" ref={table} onKeyDown={go} aria-label={t('grid')}>
      <thead>
        <tr>
          <th scope="col" className="week-time">
            {t('slot')}
          </th>
          {days.map((date) => {
            const own = slots.filter((slot) => slot.date === date);
            const free = own.filter((slot) => ['open', 'few'].includes(stateOf(slot))).reduce((sum, slot) => sum + freeOf(slot), 0);
            return (
              <th key={date} scope="col" aria-current={date === today ? 'date' : undefined}>
                <button
                  type="button"
                  className={chosen.date === date ? 'week-day week-chosen' : 'week-day'}
                  aria-pressed={chosen.date === date && chosen.slot === null}
                  data-testid={`day-${date}`}
                  onClick={() => onChoose({ date, slot: null })}
                >
                  <b>
                    {date === today ? t('today') : t(`weekday${weekdayOf(date)}` as 'weekday1')}{' '}
                    <span className="number">{date.slice(5)}</span>
                  </b>
                  <span className="small muted">{own.length === 0 ? t('notOpened') : t('free', { count: free })}</span>
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {times.map((time, row) => (
          <tr key={time}>
            <th scope="row" className="number week-time">
              {time}
            </th>
            {days.map((date, column) => {
              const slot = at.get(`${date} ${time}`);
              if (!slot) return <td key={date} />;
              const state = stateOf(slot);
              const taken = slot.ahead + slot.walkIn;
              const isChosen = chosen.date === date && chosen.slot === time;
              const starts = inGrid ? isChosen : slot === first;
              return (
                <td key={date}>
                  <button
                    type="button"
                    className={`week-slot week-${state}${isChosen ? ' week-chosen' : ''}`}
                    tabIndex={starts ? 0 : -1}
                    aria-pressed={isChosen}
                    data-cell={`${column},${row}`}
                    data-testid={`slot-${date}-${time}`}
                    onClick={() => (isChosen && state !== 'closed' && state !== 'over' ? onBook(slot) : onChoose({ date, slot: time }))}
                  >
                    <span className="visually-hidden">
                      {date} {time}
                    </span>
                    <span className="week-words">{wordsOf(slot)}</span>
                    <span className="number small">
                      {taken}/{slot.seats}
                      {slot.extra > 0 && ` +${slot.extra}`}
                    </span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
