import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { minuteInChina } from '../words/time.ts';

interface AsOfProps {
  /** ISO instant; null: now. */
  readonly at: string | null;
  readonly onChange: (at: string | null) => void;
}

/** The moment at which the case is looked at. */
export const AsOfChoice = ({ at, onChange }: AsOfProps) => {
  const { t } = useTranslation('case');
  const today = useToday();
  return (
    <DatePicker
      size="small"
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      allowClear={false}
      data-testid="as-of"
      aria-label={t('asOf')}
      placeholder={t('asOf')}
      maxDate={dayjs(today).endOf('day')}
      value={at === null ? null : dayjs(at)}
      onChange={(chosen) => onChange(chosen ? chosen.toISOString() : null)}
    />
  );
};

/** Says that this is how it was: nothing can be done with it there. */
export const AsOf = ({ at, onChange }: AsOfProps & { readonly at: string }) => {
  const { t } = useTranslation('case');
  return (
    <Alert
      type="warning"
      showIcon
      className="work-alert"
      data-testid="as-of-notice"
      title={t('asOfNotice', { at: minuteInChina(at) })}
      action={
        <span className="as-of">
          <AsOfChoice at={at} onChange={onChange} />
          <Button size="small" type="primary" onClick={() => onChange(null)} data-testid="as-of-now">
            {t('asOfNow')}
          </Button>
        </span>
      }
    />
  );
};
