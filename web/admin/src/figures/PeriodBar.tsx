import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { FigureParameters } from './parameters.ts';
import { periodKinds, periodOf, type PeriodKind } from './period.ts';

interface PeriodBarProps {
  readonly parameters: FigureParameters;
  readonly onChange: (to: Readonly<Record<string, string | null>>) => void;
}

const pickers = { day: 'date', week: 'week', month: 'month', quarter: 'quarter', year: 'year' } as const;

/** Which days: a whole period, with the one before and after it a click away, or from one day to another. */
export const PeriodBar = ({ parameters: { period, days }, onChange }: PeriodBarProps) => {
  const { t } = useTranslation('figures');
  const go = (by: number): void => {
    if (period !== 'range') onChange({ at: periodOf(period, days.from, by).from });
  };
  return (
    <div className="figures-period" role="group" aria-label={t('period')}>
      <Segmented<PeriodKind>
        name="period"
        value={period}
        options={periodKinds.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(value) =>
          onChange({ period: value, at: days.from, from: value === 'range' ? days.from : null, to: value === 'range' ? days.to : null })
        }
        data-testid="figures-period"
      />
      {period === 'range' ? (
        <DatePicker.RangePicker
          aria-label={t('period')}
          allowClear={false}
          value={[dayjs(days.from), dayjs(days.to)]}
          onChange={(chosen) => {
            const [from, to] = (chosen ?? []).map((day) => day?.format('YYYY-MM-DD') ?? null);
            onChange({ from: from ?? null, to: to ?? null });
          }}
        />
      ) : (
        <>
          <Button
            icon={<LeftOutlined />}
            aria-label={t('earlier')}
            title={t('earlier')}
            onClick={() => go(-1)}
            data-testid="figures-earlier"
          />
          <DatePicker
            aria-label={t('period')}
            allowClear={false}
            picker={pickers[period]}
            value={dayjs(days.from)}
            onChange={(chosen: dayjs.Dayjs | null) => onChange({ at: chosen?.format('YYYY-MM-DD') ?? null })}
          />
          <Button icon={<RightOutlined />} aria-label={t('later')} title={t('later')} onClick={() => go(1)} data-testid="figures-later" />
        </>
      )}
    </div>
  );
};
