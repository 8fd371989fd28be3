import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { useLatest } from '../app/useLatest.ts';
import { bookingToRegister } from '../booking/queries.ts';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import type { BookingToRegisterQuery } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { emptyParticulars, type Particulars, withNumber } from './particulars.ts';

export interface OfBooking {
  readonly date: string;
  readonly bookingId: string;
  readonly slot: string;
}

interface Taking {
  /** What is typed already, and not saved. */
  readonly typed: Particulars;
  readonly onTake: (booking: OfBooking, taken: Particulars) => void;
}

type Found = NonNullable<BookingToRegisterQuery['booking']>;

/** A form with whom a booking is of, and what they booked. */
const particularsOf = ({ identity, programmeId, jobCode }: Found, today: string): Particulars | null => {
  if (!identity) return null;
  const { name, documentType, documentNumber, birthDate, sex, phone, employer } = identity;
  const paper = { documentType: documentType as Particulars['documentType'], documentNumber };
  return {
    ...withNumber(emptyParticulars, paper, today),
    name,
    birthDate,
    sex: sex as Particulars['sex'],
    phone: phone ?? '',
    employer: employer ?? '',
    programmeId,
    jobCode: jobCode ?? '',
  };
};

/** A booking in the address, of who has just come: the form is filled with it, and the case remembers it. */
export const useBooking = ({ typed, onTake }: Taking): void => {
  const { t } = useTranslation('booking');
  const { modal, message } = App.useApp();
  const client = useClient();
  const say = useSay();
  const me = useMe();
  const [asked, setAsked] = useSearchParams();
  const latest = useLatest({ typed, onTake });
  const bookingId = asked.get('booking');
  const date = asked.get('day');

  useEffect(() => {
    if (bookingId === null || date === null) return;
    setAsked({}, { replace: true });
    const open = async (): Promise<void> => {
      const variables = { institutionId: me.institution?.id ?? '', date, bookingId };
      const { data, error } = await client.query(bookingToRegister, variables, { requestPolicy: 'network-only' }).toPromise();
      const found = data?.booking;
      if (error && !found) return void say.outcome(unreachable, '');
      const taken = found && particularsOf(found, dayInChina(new Date()));
      if (!found || !taken || found.caseId != null) return void message.warning(t('cannotTake'));
      const take = (): void => latest.current.onTake({ date, bookingId, slot: found.slot }, taken);
      const before = latest.current.typed;
      const lost = before.documentNumber !== taken.documentNumber && (before.documentNumber !== '' || before.name !== '');
      if (!lost) return take();
      let agreed = false;
      modal.confirm({
        title: t('takeInstead', { name: before.name || before.documentNumber }),
        content: t('takeInsteadHint', { name: taken.name }),
        okText: t('takeAnyway'),
        cancelText: t('keepTyped'),
        onOk: () => {
          agreed = true;
        },
        // Only then the dialog lets go of the keyboard.
        afterClose: () => agreed && take(),
      });
    };
    void open();
    // Once for each booking in the address.
  }, [bookingId, date]);
};
