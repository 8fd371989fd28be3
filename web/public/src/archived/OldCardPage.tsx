import { StatusIcon } from '@healthcert/web-ui/icons.tsx';
import type { Status } from '@healthcert/web-ui/theme.ts';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { dateIn, momentIn } from '../app/time.ts';
import { type ArchivedAnswer, askArchive, type OldCard } from './ask-archive.ts';

type Asked = ArchivedAnswer | 'tooOften' | 'noNetwork';

/** An address is what a code says; what else was scanned or typed may be the card's number. */
const isNumber = (text: string): boolean => text !== '' && !/^https?:/iu.test(text) && text.length <= 100;

/** A card of the system before this one: looked up by its code, or by its number and the name on it. */
export const OldCardPage = ({ scanned }: { readonly scanned: string }) => {
  const { t } = useTranslation();
  const id = useId();
  const [number, setNumber] = useState(isNumber(scanned) ? scanned : '');
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState<Asked>();
  const [busy, setBusy] = useState(scanned !== '');
  const title = t('old.title');
  useEffect(() => {
    document.title = title;
  }, [title]);

  const look = async (card: OldCard): Promise<Asked> => {
    setBusy(true);
    const told = (await askArchive(card)) ?? 'noNetwork';
    setAnswer(told);
    setBusy(false);
    return told;
  };
  useEffect(() => {
    if (scanned !== '') void look({ code: scanned });
  }, [scanned]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look({ number, name });
  };
  const found = typeof answer === 'object' && answer.status !== 'notFound' ? answer : undefined;
  return (
    <main className="verify">
      {found ? <Found answer={found} /> : <h1 className="old-title">{title}</h1>}
      <div className="verify-details">
        {!found && (
          <form className="sheet paste old-form" onSubmit={submit}>
            <p className="hint">{t('old.lead')}</p>
            <label htmlFor={`${id}-number`}>{t('old.number')}</label>
            <div className="paste-row">
              <input
                id={`${id}-number`}
                value={number}
                onChange={({ target }) => setNumber(target.value)}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={100}
              />
            </div>
            <label htmlFor={`${id}-name`}>{t('old.name')}</label>
            <div className="paste-row">
              <input id={`${id}-name`} value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" maxLength={100} />
              <button type="submit" className="button" disabled={busy || number.trim() === '' || name.trim() === ''}>
                {t('start.check')}
              </button>
            </div>
            <div role="status">
              {!busy && answer !== undefined && (
                <p className="notice hc-tone-suspended">
                  {answer === 'tooOften' && t('old.tooOften')}
                  {answer === 'noNetwork' && t('old.noNetwork')}
                  {typeof answer === 'object' && t(name === '' ? 'old.codeNotFound' : 'old.notFound')}
                </p>
              )}
            </div>
            <p className="hint">{t('old.private')}</p>
          </form>
        )}
        {found && <Facts answer={found} />}
      </div>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => goTo('/')}>
          {t('next.another')}
        </button>
        {found && (
          <button type="button" className="button" onClick={() => setAnswer(undefined)}>
            {t('old.again')}
          </button>
        )}
      </div>
    </main>
  );
};

/** It was issued, and is called an old card: nobody's signature says so. */
const Found = ({ answer: { status } }: { readonly answer: ArchivedAnswer }) => {
  const { t } = useTranslation();
  if (status === 'notFound') return undefined;
  const tone: Status = status === 'valid' ? 'valid' : status;
  return (
    <section className={`verdict hc-tone-${tone}`} role="status">
      <span className="verdict-seal">
        <StatusIcon status={tone} size={84} weight={2.4} />
      </span>
      <h1>{t(`old.word.${status}`)}</h1>
      <p>{t(`old.meaning.${status}`)}</p>
    </section>
  );
};

const Facts = ({ answer }: { readonly answer: ArchivedAnswer }) => {
  const { t, i18n } = useTranslation();
  const rows = [
    { label: t('card.validUntil'), value: answer.validUntil && dateIn(i18n.language, answer.validUntil), strong: true },
    { label: t('card.issuer'), value: answer.issuer },
    { label: t('old.keeper'), value: answer.keeper },
    { label: t('log.signature'), value: t('old.unsigned') },
    { label: t('log.at'), value: momentIn(i18n.language, answer.checkedAt) },
  ];
  return (
    <>
      <section className="sheet holder">
        <p className="hint">{t('old.from')}</p>
        <dl className="facts">
          {rows.map(
            ({ label, value, strong }) =>
              value && (
                <div key={label} className={strong ? 'strong' : undefined}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
      {answer.status === 'valid' && (
        <section className="sheet advice">
          <p>{t('old.check')}</p>
        </section>
      )}
    </>
  );
};
