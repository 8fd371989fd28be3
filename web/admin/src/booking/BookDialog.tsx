import { Alert, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { useCardRead } from '../agent/useCardRead.tsx';
import { Dialog } from '../app/Dialog.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useRemembered } from '../app/remembered.ts';
import { blamedField, type Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { FormField } from '../desk/FormField.tsx';
import { fromCard } from '../desk/from-card.ts';
import { emptyParticulars, identityInput, type Particulars, readingOf } from '../desk/particulars.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { BookForm, bookFields, type BookField } from './BookForm.tsx';
import { admitBeyondSeats, admitWalkIn, bookSeat } from './commands.ts';
import type { SlotRow } from './queries.ts';
import { freeAhead, freeToday, isOpen } from './week.ts';

export type SeatKind = 'ahead' | 'walkIn' | 'extra';

export interface Booking {
  readonly kind: SeatKind;
  readonly date: string;
  readonly slot: string;
}

interface BookDialogProps {
  /** Null: closed. */
  readonly at: Booking | null;
  /** Of the day, to choose another when one is full. */
  readonly slots: readonly SlotRow[];
  readonly minute: string;
  readonly onClose: () => void;
}

/** Somebody gets a seat: by card, or by what they say. What was typed stays until a seat is theirs. */
export const BookDialog = ({ at, slots, minute, onClose }: BookDialogProps) => {
  const { t } = useTranslation('booking');
  const today = useToday();
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const me = useMe();
  const say = useSay();
  const [usual, setUsual] = useRemembered(`hc-desk-usual.${me.actor.id}`, { programmeId: '', jobCode: '' });
  const booking = useCommand(bookSeat);
  const admitting = useCommand(admitWalkIn);
  const beyond = useCommand(admitBeyondSeats);
  const [typed, setTyped] = useState<Particulars>({ ...emptyParticulars, ...usual });
  const [slot, setSlot] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Stays while one person is tried at one time after another: the same booking. */
  const bookingId = useRef(newId());
  const busy = booking.busy || admitting.busy || beyond.busy;

  useEffect(() => {
    if (!at) return;
    setSlot(at.slot);
    setProblem(null);
    setTyped({ ...emptyParticulars, ...usual });
    bookingId.current = newId();
    // Anew for each opening alone: what is usual changes with every booking.
  }, [at]);

  const { read, dialog } = useCardRead((card) => setTyped((before) => fromCard(before, card, today)));
  useHotkeys({ F2: read }, at === null);

  const told = readingOf(typed, today).state === 'read';
  const kind = at?.kind ?? 'ahead';
  const places = slots.filter((one) => one.date === at?.date && isOpen(one, minute));
  const freeOf = kind === 'ahead' ? freeAhead : freeToday;
  const lacking = [typed.documentNumber, typed.name, typed.programmeId, slot, ...(told ? [] : [typed.sex, typed.birthDate])].some(
    (value) => value.trim() === '',
  );

  const confirm = async (): Promise<void> => {
    if (!at || busy || lacking) return;
    const { documentType, documentNumber, name, sex, birthDate, phone, employer } = identityInput(typed, null);
    const input = {
      institutionId: me.institution?.id ?? '',
      date: at.date,
      bookingId: bookingId.current,
      slot,
      programmeId: typed.programmeId,
      jobCode: typed.jobCode || null,
      documentType,
      documentNumber,
      name,
      sex,
      birthDate,
      phone,
      employer,
    };
    const send = { ahead: booking.send, walkIn: admitting.send, extra: beyond.send }[kind];
    const outcome = await send(input);
    if (!outcome.ok) return setProblem(outcome.problem);
    setUsual({ programmeId: typed.programmeId, jobCode: typed.jobCode });
    say.done(kind === 'ahead' ? t('booked', { date: at.date, slot }) : t('admitted', { slot }));
    onClose();
  };

  const blamed = problem && blamedField(problem, [...bookFields, 'slot']);
  const problemOf = (field: BookField | 'slot'): string | undefined => (problem && blamed === field ? text(problem.text) : undefined);

  return (
    <>
      <Dialog
        open={at !== null}
        title={`${t(`bookTitle_${kind}`)} · ${at?.date ?? ''}`}
        width={640}
        destroyOnHidden
        okText={t(kind === 'ahead' ? 'book' : kind)}
        cancelText={commands('cancel')}
        okButtonProps={{ loading: busy, disabled: lacking, 'data-testid': 'book-confirm' }}
        onOk={() => void confirm()}
        onCancel={onClose}
        afterOpenChange={(shown) => shown && document.querySelector<HTMLElement>('#bookNumber')?.focus()}
      >
        <div
          className="fields book-fields"
          onKeyDown={(event) => {
            if (event.key === 'F2') read();
            if (
              event.key === 'Enter' &&
              event.target instanceof HTMLInputElement &&
              event.target.type === 'text' &&
              !event.nativeEvent.isComposing
            )
              void confirm();
          }}
        >
          <FormField id="bookSlot" label={t('slot')} problem={problemOf('slot')}>
            <Select
              id="bookSlot"
              data-testid="bookSlot"
              value={slot || null}
              onChange={setSlot}
              options={places.map((one) => ({
                value: one.slot,
                label: `${one.slot}–${one.until} · ${kind === 'extra' ? t('extra') : t('free', { count: freeOf(one) })}`,
                disabled: kind !== 'extra' && freeOf(one) === 0,
              }))}
            />
          </FormField>
          <BookForm value={typed} onChange={setTyped} today={today} problemOf={problemOf} onReadCard={read} />
        </div>
        {kind === 'extra' && <p className="muted small">{t('extraHint')}</p>}
        <div className="dialog-answer" role="alert">
          {problem && blamed === null && <Alert type="error" showIcon title={text(problem.text)} />}
        </div>
      </Dialog>
      {dialog}
    </>
  );
};
