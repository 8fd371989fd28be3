import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';

interface TimeChoiceProps {
  /** ISO instant; null: now. */
  readonly at: string | null;
  /** When something changed, oldest first. */
  readonly instants: readonly string[];
  readonly onChange: (at: string | null) => void;
}

/** Which moment is looked at: typed, or from change to change. */
export const TimeChoice = ({ at, instants, onChange }: TimeChoiceProps) => {
  const { t } = useTranslation('history');
  const today = useToday();
  // The state that is shown came with the last of these; the one before it is a step back.
  const known = instants.filter((instant) => at === null || instant <= at);
  const earlier = known.at(-2) ?? null;
  const later = at === null ? null : (instants.find((instant) => instant > at) ?? null);
  return (
    <div className="time-choice no-print">
      <Button
        icon={<LeftOutlined />}
        disabled={earlier === null}
        onClick={() => onChange(earlier)}
        title={t('earlier')}
        aria-label={t('earlier')}
      />
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowClear={false}
        data-testid="time-choice"
        aria-label={t('at')}
        placeholder={t('now')}
        maxDate={dayjs(today).endOf('day')}
        value={at === null ? null : dayjs(at)}
        onChange={(chosen) => onChange(chosen ? chosen.toISOString() : null)}
      />
      <Button
        icon={<RightOutlined />}
        disabled={later === null}
        onClick={() => onChange(later)}
        title={t('later')}
        aria-label={t('later')}
      />
      <Button disabled={at === null} onClick={() => onChange(null)} data-testid="time-now">
        {t('now')}
      </Button>
    </div>
  );
};
