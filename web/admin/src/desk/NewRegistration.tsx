import { Button, Checkbox } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { ReadCard } from '../agent/agent-client.ts';
import { CardPortrait } from '../agent/CardPortrait.tsx';
import { PrinterTrouble } from '../agent/PrinterTrouble.tsx';
import { useCardRead } from '../agent/useCardRead.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useToday } from '../app/useToday.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { newId } from '../words/uuid.ts';
import { EarlierCases } from './EarlierCases.tsx';
import { normaliseNumber } from './id-number.ts';
import { fromCard } from './from-card.ts';
import { fromEarlier, fromOldCard } from './from-earlier.ts';
import { NotSaved } from './NotSaved.tsx';
import { nextForm, noPaper, PaperFields, type OnPaper } from './PaperFields.tsx';
import { emptyParticulars, missingFields, type Particulars, readingOf, withProgramme } from './particulars.ts';
import { RegistrationForm } from './RegistrationForm.tsx';
import { RegistrationHead } from './RegistrationHead.tsx';
import { type OfBooking, useBooking } from './useBooking.ts';
import { useFieldProblems } from './useFieldProblems.ts';
import { useRegistration } from './useRegistration.ts';
import { useRenewal } from './useRenewal.ts';

interface Draft {
  readonly caseId: string;
  readonly typed: Particulars;
  /** Entered later from a numbered blank form. */
  readonly paper: OnPaper | null;
  /** The booking that the person comes with. */
  readonly booking?: OfBooking | null;
}

const focusOn = (id: string): void => document.querySelector<HTMLElement>(`#${id}`)?.focus();

/** A new person at the desk. Saved in one key; a failed save loses nothing, a repeated one registers once. */
export const NewRegistration = () => {
  const { t } = useTranslation('desk');
  const me = useMe();
  const may = useMay();
  const say = useSay();
  const navigate = useNavigate();
  const registration = useRegistration();
  const { programmes } = useDirectory();
  const [asked, setAsked] = useSearchParams();
  const [usual, setUsual] = useRemembered(`hc-desk-usual.${me.actor.id}`, { programmeId: '', jobCode: '' });
  const [andArrive, setAndArrive] = useRemembered(`hc-desk-arrive.${me.actor.id}`, true);
  const fresh = (paper: OnPaper | null): Draft => ({ caseId: newId(), typed: { ...emptyParticulars, ...usual }, paper });
  const [draft, setDraft, clearDraft] = useDraft<Draft>('registration', fresh(null));
  const [cardPicture, setCardPicture] = useState<string | null>(null);
  const problems = useFieldProblems();
  const offer = useRef<(() => void) | null>(null);
  const { typed, paper } = draft;
  const today = useToday();
  const reading = readingOf(typed, today);
  const { busy } = registration;

  const change = (how: (before: Particulars) => Particulars): void => setDraft((before) => ({ ...before, typed: how(before.typed) }));
  const changePaper = useCallback(
    (with_: Partial<OnPaper>): void => setDraft((before) => ({ ...before, paper: { ...(before.paper ?? noPaper), ...with_ } })),
    [setDraft],
  );
  const filled = (card: ReadCard): void => {
    problems.clear();
    change((before) => fromCard(before, card, today));
    setCardPicture(card.portrait);
  };
  const { read, dialog } = useCardRead(filled);

  const { state: route } = useLocation() as { state: { readonly readCard?: boolean } | null };
  const readAtOnce = route?.readCard === true;
  useEffect(() => {
    if (!readAtOnce) return;
    void navigate('.', { replace: true, state: null });
    read();
  }, [readAtOnce, navigate, read]);

  // A form's number in the address, from the list of forms or a scan: from now on forms are entered.
  const form = asked.get('form');
  useEffect(() => {
    if (form === null) return;
    changePaper({ formNumber: form });
    setAsked({}, { replace: true });
    focusOn('paperDay');
  }, [form, changePaper, setAsked]);

  useRenewal({
    typed,
    usualProgramme: usual.programmeId,
    onRenew: (taken) => {
      setCardPicture(null);
      problems.clear();
      setDraft({ caseId: newId(), typed: taken, paper: null });
      // The clerk goes on with what may have changed since.
      focusOn(missingFields(taken)[0] ?? 'employer');
    },
  });

  useBooking({
    typed,
    onTake: (booking, taken) => {
      setCardPicture(null);
      problems.clear();
      setDraft({ caseId: newId(), typed: taken, paper: null, booking });
      focusOn(missingFields(taken)[0] ?? 'phone');
    },
  });

  const startAgain = (next: OnPaper | null): void => {
    setCardPicture(null);
    clearDraft();
    problems.clear();
    setDraft(fresh(next));
    focusOn(next ? 'formNumber' : 'documentNumber');
  };

  const save = async (): Promise<void> => {
    if (busy || problems.markMissing(typed, paper)) return;
    const { caseId } = draft;
    const done = await registration.register({ caseId, typed, paper, booking: draft.booking ?? null, andArrive }, (portraitFile) =>
      change((before) => ({ ...before, portraitFile })),
    );
    if (!done.ok) return problems.show(done.problem);
    setUsual({ programmeId: typed.programmeId, jobCode: typed.jobCode });
    say.done(t('saved', { name: typed.name }));
    if (paper) return startAgain(nextForm(paper));
    clearDraft();
    await navigate(`/desk/${caseId}`, { state: { justRegistered: true, print: true, arrived: done.arrived } });
  };

  useHotkeys({
    F2: read,
    F8: () => offer.current?.(),
    F9: () => void save(),
    'Ctrl+Enter': () => void save(),
  });

  return (
    <div className="work">
      <RegistrationHead
        later={paper !== null}
        renews={typed.renewalOf !== null || typed.renewalOfArchived !== null}
        booking={draft.booking ?? null}
        onReadCard={read}
        onPaper={() => startAgain(noPaper)}
        onRenewsNone={() => change((before) => ({ ...before, renewalOf: null, renewalOfArchived: null }))}
        onBookingNone={() => setDraft((before) => ({ ...before, booking: null }))}
      />
      {dialog}
      <div className="work-body">
        <PrinterTrouble />
        {problems.top && (
          <NotSaved
            problem={problems.top}
            caseId={draft.caseId}
            onAsAnother={() => {
              problems.clear();
              setDraft((before) => ({ ...before, caseId: newId() }));
            }}
          />
        )}
        {paper && (
          <PaperFields
            value={paper}
            programmeId={typed.programmeId}
            onProgramme={(id) => change((before) => withProgramme(before, id, programmes.find((one) => one.id === id)?.jobs ?? []))}
            onChange={changePaper}
            onLeave={() => startAgain(null)}
            problems={problems.paper}
          />
        )}
        <RegistrationForm value={typed} onChange={change} problems={problems.fields}>
          {cardPicture && (
            <CardPortrait picture={cardPicture} onUse={(picture) => change((before) => ({ ...before, picture, portraitFile: null }))} />
          )}
          <EarlierCases
            number={reading.state === 'read' || (reading.state === 'other' && reading.number.length >= 8) ? reading.number : null}
            typed={typed}
            onOffer={(take) => {
              offer.current = take;
            }}
            onReuse={(earlier) => change((before) => fromEarlier(before, earlier))}
            onRenewOld={(card) =>
              // Another number may have been typed meanwhile.
              change((before) =>
                card.identity?.documentNumber === normaliseNumber(before.documentNumber) ? fromOldCard(before, card, programmes) : before,
              )
            }
            onBesideOpen={(besideOpen) => change((before) => ({ ...before, besideOpen }))}
            besideOpenProblem={problems.fields.besideOpen}
          />
        </RegistrationForm>
      </div>
      <footer className="work-foot">
        {may('recordArrival') && (
          <Checkbox checked={andArrive} onChange={({ target }) => setAndArrive(target.checked)} data-testid="and-arrive">
            {t('andArrive')}
          </Checkbox>
        )}
        <span className="push" />
        <Button onClick={() => startAgain(paper && noPaper)} data-testid="discard">
          {t('discard')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void save()} data-testid="register">
          {t('save')} <kbd>F9</kbd>
        </Button>
      </footer>
    </div>
  );
};
