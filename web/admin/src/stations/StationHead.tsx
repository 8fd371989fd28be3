import { Checkbox, DatePicker, Input, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';

interface StationHeadProps {
  readonly hasOthers: boolean;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  readonly lot: string;
  readonly onLot: (lot: string) => void;
  readonly device: string;
  readonly onDevice: (device: string) => void;
  /** The form that the case was entered from later; null: it was not. */
  readonly paperForm: string | null;
  /** When it was done on paper. */
  readonly performedAt: Dayjs | null;
  readonly onPerformedAt: (at: Dayjs | null) => void;
}

/** What goes with every result of the person: lot and device, and of a paper form the true time. */
export const StationHead = (props: StationHeadProps) => {
  const { t } = useTranslation('stations');
  const today = useToday();
  const { hasOthers, all, onAll, lot, onLot, device, onDevice, paperForm, performedAt, onPerformedAt } = props;
  return (
    <div className="station-head">
      {hasOthers && (
        <Checkbox checked={all} onChange={({ target }) => onAll(target.checked)} data-testid="all-items">
          {t('showAll')}
        </Checkbox>
      )}
      <span className="muted small">{t('keys')}</span>
      {paperForm !== null && (
        <label className="kept">
          <Tag color="purple">{t('late', { number: paperForm })}</Tag>
          <DatePicker
            size="small"
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            aria-label={t('performedAt')}
            data-testid="performed-at"
            allowClear={false}
            maxDate={dayjs(today).endOf('day')}
            value={performedAt}
            onChange={onPerformedAt}
          />
        </label>
      )}
      <label className="kept">
        {t('lot')}
        <Input
          size="small"
          title={t('keptHint')}
          value={lot}
          onChange={({ target }) => onLot(target.value)}
          maxLength={64}
          style={{ width: 120 }}
          data-testid="lot"
        />
      </label>
      <label className="kept">
        {t('device')}
        <Input
          size="small"
          title={t('keptHint')}
          value={device}
          onChange={({ target }) => onDevice(target.value)}
          maxLength={64}
          style={{ width: 100 }}
          data-testid="device"
        />
      </label>
    </div>
  );
};
