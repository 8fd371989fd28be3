import { IdcardOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { ReadCard } from '../agent/agent-client.ts';
import { CardPortrait } from '../agent/CardPortrait.tsx';
import { useCardRead } from '../agent/useCardRead.tsx';
import { useRemembered } from '../app/remembered.ts';
import { focusSearch } from '../app/SearchBox.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { recordArrival, registerCase } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { type EarlierCase, EarlierCases } from './EarlierCases.tsx';
import { fromCard } from './from-card.ts';
import { emptyParticulars, identityInput, type Particulars, payerInput, readingOf } from './particulars.ts';
import { RegistrationForm } from './RegistrationForm.tsx';
import { uploadPortrait } from './upload-portrait.ts';
import { useFieldProblems } from './useFieldProblems.ts';

interface Draft {
  readonly caseId: string;
  readonly typed: Particulars;
}

/** A new person at the desk. Saved in one key; a failed save loses nothing, a repeated one registers once. */
export const NewRegistration = () => {
  const { t } = useTranslation('desk');
  const { t: agent } = useTranslation('agent');
  const text = useText();
  const me = useMe();
  const may = useMay();
  const say = useSay();
  const navigate = useNavigate();
  const register = useCommand(registerCase);
  const arrive = useCommand(recordArrival);
  const [usual, setUsual] = useRemembered(`hc-desk-usual.${me.actor.id}`, { programmeId: '', jobCode: '' });
  const [andArrive, setAndArrive] = useRemembered(`hc-desk-arrive.${me.actor.id}`, true);
  const [draft, setDraft, clearDraft] = useDraft<Draft>('registration', { caseId: newId(), typed: { ...emptyParticulars, ...usual } });
  const [uploading, setUploading] = useState(false);
  const [cardPicture, setCardPicture] = useState<string | null>(null);
  const problems = useFieldProblems();
  const { typed } = draft;
  const today = dayInChina(new Date());
  const reading = readingOf(typed, today);
  const busy = register.busy || arrive.busy || uploading;

  const change = (how: (before: Particulars) => Particulars): void => setDraft((before) => ({ ...before, typed: how(before.typed) }));
  const filled = (card: ReadCard): void => {
    problems.clear();
    change((before) => fromCard(before, card, today));
    setCardPicture(card.portrait);
  };
  const { read, dialog } = useCardRead(filled);
  const { state: asked } = useLocation() as { state: { readonly readCard?: boolean } | null };
  const readAtOnce = asked?.readCard === true;
  useEffect(() => {
    if (!readAtOnce) return;
    void navigate('.', { replace: true, state: null });
    read();
  }, [readAtOnce, navigate, read]);

  const discard = (): void => {
    setCardPicture(null);
    clearDraft();
    problems.clear();
    setDraft({ caseId: newId(), typed: { ...emptyParticulars, ...usual } });
    document.querySelector<HTMLElement>('#documentNumber')?.focus();
  };

  const reuse = ({ caseId, certificateNumber, name, phone, employer, jobCode, programmeId }: EarlierCase): void =>
    change((before) => ({
      ...before,
      name: before.name || (name ?? ''),
      phone: before.phone || (phone ?? ''),
      employer: before.employer || (employer ?? ''),
      programmeId,
      jobCode,
      renewalOf: certificateNumber ? caseId : null,
    }));

  const portraitId = async (): Promise<string | null | undefined> => {
    if (typed.picture === null) return typed.portraitFile;
    if (typed.portraitFile !== null) return typed.portraitFile;
    setUploading(true);
    const uploaded = await uploadPortrait(typed.picture, identityInput(typed, null));
    setUploading(false);
    if (uploaded.ok) {
      change((before) => ({ ...before, portraitFile: uploaded.id }));
      return uploaded.id;
    }
    problems.show(uploaded.problem);
    return undefined;
  };

  const save = async (): Promise<void> => {
    if (busy || problems.markMissing(typed)) return;
    const portraitFile = await portraitId();
    if (portraitFile === undefined) return;
    const { caseId } = draft;
    const input = {
      caseId,
      institutionId: me.institution?.id ?? '',
      programmeId: typed.programmeId,
      renewalOf: typed.renewalOf,
      ...identityInput(typed, portraitFile),
      ...payerInput(typed),
    };
    const outcome = await register.send(input);
    if (!outcome.ok) return problems.show(outcome.problem);
    setUsual({ programmeId: typed.programmeId, jobCode: typed.jobCode });
    clearDraft();
    say.done(t('saved', { name: typed.name }));
    if (andArrive && may('recordArrival')) say.outcome(await arrive.send({ caseId }), t('arrivedNow'));
    await navigate(`/desk/${caseId}`);
    focusSearch();
  };

  const prevented = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useHotkeys({ F2: prevented(read), F9: prevented(() => void save()), 'Ctrl+Enter': prevented(() => void save()) });

  return (
    <div className="work">
      <header className="desk-head">
        <h1>{t('newTitle')}</h1>
        <Button icon={<IdcardOutlined />} onClick={read} data-testid="read-card">
          {agent('readCard')} <kbd>F2</kbd>
        </Button>
        {dialog}
        <span className="muted small">{t('draft')}</span>
      </header>
      <div className="work-body">
        {problems.top && <Alert type="error" showIcon title={text(problems.top.text)} className="work-alert" role="alert" />}
        <RegistrationForm value={typed} onChange={change} problems={problems.fields}>
          {cardPicture && (
            <CardPortrait picture={cardPicture} onUse={(picture) => change((before) => ({ ...before, picture, portraitFile: null }))} />
          )}
          <EarlierCases
            number={reading.state === 'read' || (reading.state === 'other' && reading.number.length >= 8) ? reading.number : null}
            onReuse={reuse}
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
        <Button onClick={discard} data-testid="discard">
          {t('discard')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void save()} data-testid="register">
          {t('save')} <kbd>F9</kbd>
        </Button>
      </footer>
    </div>
  );
};
