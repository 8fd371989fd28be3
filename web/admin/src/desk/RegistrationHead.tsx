import { FormOutlined, IdcardOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfBooking } from './useBooking.ts';

interface RegistrationHeadProps {
  /** Entered later, from a numbered blank form. */
  readonly later: boolean;
  /** Whether an earlier case is renewed by this one. */
  readonly renews: boolean;
  /** The booking that the person comes with. */
  readonly booking: OfBooking | null;
  readonly onReadCard: () => void;
  readonly onPaper: () => void;
  readonly onRenewsNone: () => void;
  readonly onBookingNone: () => void;
}

/** What is being registered, and where it comes from: each origin can be taken away again. */
export const RegistrationHead = ({ later, renews, booking, onReadCard, onPaper, onRenewsNone, onBookingNone }: RegistrationHeadProps) => {
  const { t } = useTranslation('desk');
  const { t: agent } = useTranslation('agent');
  const { t: bookings } = useTranslation('booking');
  return (
    <header className="desk-head">
      <h1>{t(later ? 'paperTitle' : 'newTitle')}</h1>
      {renews && (
        <Tag color="processing" className="renews" title={t('renewsHint')} closable onClose={onRenewsNone} data-testid="renews">
          {t('renews')}
        </Tag>
      )}
      {booking && (
        <Tag
          color="processing"
          className="renews"
          title={bookings('ofBookingHint')}
          closable
          onClose={onBookingNone}
          data-testid="of-booking"
        >
          {bookings('ofBooking', { date: booking.date, slot: booking.slot })}
        </Tag>
      )}
      <Button icon={<IdcardOutlined />} onClick={onReadCard} data-testid="read-card">
        {agent('readCard')} <kbd>F2</kbd>
      </Button>
      {!later && (
        <Button icon={<FormOutlined />} type="text" onClick={onPaper} data-testid="enter-paper">
          {t('enterPaper')}
        </Button>
      )}
      <span className="push" />
      <span className="muted small">{t('draft')}</span>
    </header>
  );
};
