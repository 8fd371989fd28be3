import { IdcardOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCardRead } from '../agent/useCardRead.tsx';
import { Dialog } from '../app/Dialog.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useRemembered } from '../app/remembered.ts';
import { blamedField, type Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { FormField } from '../desk/FormField.tsx';
import { fromCard } from '../desk/from-card.ts';
import {
  documentTypes,
  emptyParticulars,
  identityInput,
  type Particulars,
  readingOf,
  sexes,
  withNumber,
  withProgramme,
} from '../desk/particulars.ts';
import { soundsLike } from '../desk/sounds-like.ts';
import type { RegisterCaseSex } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
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

const fields = ['documentNumber', 'name', 'sex', 'birthDate', 'phone', 'programmeId', 'jobCode', 'slot'] as const;

/** Somebody gets a seat: by card, or by what they say. What was typed stays until a seat is theirs. */
export const BookDialog = ({ at, slots, minute, onClose }: BookDialogProps) => {
  const { t } = useTranslation('booking');
  const { t: desk } = useTranslation('desk');
  const { t: agent } = useTranslation('agent');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const code = useCode();
  const me = useMe();
  const say = useSay();
  const { programmes } = useDirectory();
  const [usual, setUsual] = useRemembered(`hc-desk-usual.${me.actor.id}`, { programmeId: '', jobCode: '' });
  const booking = useCommand(bookSeat);
  const admitting = useCommand(admitWalkIn);
  const beyond = useCommand(admitBeyondSeats);
  const [typed, setTyped] = useState<Particulars>({ ...emptyParticulars, ...usual });
  const [slot, setSlot] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Stays while one person is tried at one time after another: the same booking. */
  const bookingId = useRef(newId());
  const today = dayInChina(new Date());
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
  useHotkeys({ F2: (event) => (event.preventDefault(), read()) }, at === null);

  const reading = readingOf(typed, today);
  const told = reading.state === 'read';
  const programme = programmes.find(({ id }) => id === typed.programmeId);
  const set = (change: Partial<Particulars>): void => setTyped((before) => ({ ...before, ...change }));
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

  const blamed = problem && blamedField(problem, fields);
  const problemOf = (field: (typeof fields)[number]): string | undefined => (problem && blamed === field ? text(problem.text) : undefined);

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
          <FormField id="bookType" label={desk('documentType')}>
            <Select
              id="bookType"
              value={typed.documentType}
              onChange={(documentType) => setTyped((before) => withNumber(before, { documentType }, today))}
              popupMatchSelectWidth={false}
              options={documentTypes.map((type) => ({ value: type, label: code('documentType', type) }))}
            />
          </FormField>
          <FormField
            id="bookNumber"
            label={desk('documentNumber')}
            problem={problemOf('documentNumber') ?? (reading.state === 'wrong' ? desk(`number_${reading.problem}`) : undefined)}
          >
            <Input
              id="bookNumber"
              autoComplete="off"
              className="number-input"
              maxLength={40}
              value={typed.documentNumber}
              onChange={({ target }) => setTyped((before) => withNumber(before, { documentNumber: target.value }, today))}
              suffix={
                <Button
                  size="small"
                  type="text"
                  icon={<IdcardOutlined />}
                  onClick={read}
                  aria-label={agent('readCard')}
                  title={`${agent('readCard')} F2`}
                />
              }
            />
          </FormField>
          <FormField id="bookName" label={desk('name')} problem={problemOf('name')}>
            <Input
              id="bookName"
              autoComplete="off"
              maxLength={100}
              value={typed.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          </FormField>
          {!told && typed.documentType !== 'idCard' && (
            <>
              <FormField id="bookSex" label={desk('sex')} problem={problemOf('sex')}>
                <Segmented<RegisterCaseSex | ''>
                  id="bookSex"
                  block
                  value={typed.sex}
                  onChange={(sex) => set({ sex })}
                  options={sexes.map((sex) => ({ value: sex, label: code('sex', sex) }))}
                />
              </FormField>
              <FormField id="bookBirth" label={desk('birthDate')} problem={problemOf('birthDate')}>
                <DatePicker
                  id="bookBirth"
                  style={{ width: '100%' }}
                  maxDate={dayjs()}
                  value={typed.birthDate === '' ? null : dayjs(typed.birthDate)}
                  onChange={(day) => set({ birthDate: day?.format('YYYY-MM-DD') ?? '' })}
                />
              </FormField>
            </>
          )}
          <FormField id="bookPhone" label={desk('phone')} problem={problemOf('phone')}>
            <Input
              id="bookPhone"
              autoComplete="off"
              inputMode="tel"
              maxLength={30}
              value={typed.phone}
              onChange={({ target }) => set({ phone: target.value })}
            />
          </FormField>
          <FormField id="bookProgramme" label={desk('programme')} problem={problemOf('programmeId')}>
            <Select
              id="bookProgramme"
              data-testid="bookProgramme"
              value={typed.programmeId || null}
              onChange={(programmeId: string) =>
                setTyped((before) => withProgramme(before, programmeId, programmes.find(({ id }) => id === programmeId)?.jobs ?? []))
              }
              options={programmes.map(({ id, name }) => ({ value: id, label: text(name) }))}
            />
          </FormField>
          <FormField id="bookJob" label={desk('job')} problem={problemOf('jobCode')}>
            <Select
              id="bookJob"
              data-testid="bookJob"
              allowClear
              showSearch={{ filterOption: soundsLike }}
              value={typed.jobCode || null}
              onChange={(jobCode: string | undefined) => set({ jobCode: jobCode ?? '' })}
              options={(programme?.jobs ?? []).map((job) => ({ value: job.code, label: text(job.name), sound: job.sound }))}
            />
          </FormField>
          <FormField id="bookEmployer" label={desk('employer')}>
            <Input
              id="bookEmployer"
              autoComplete="off"
              maxLength={200}
              value={typed.employer}
              onChange={({ target }) => set({ employer: target.value })}
            />
          </FormField>
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
