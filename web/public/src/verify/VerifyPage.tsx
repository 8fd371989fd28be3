import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { OldCardLink } from '../archived/OldCardLink.tsx';
import type { Answer } from './answer.ts';
import { CheckLog } from './CheckLog.tsx';
import { HolderCard } from './HolderCard.tsx';
import { PersonCheck } from './PersonCheck.tsx';
import { useAnswer } from './useAnswer.ts';
import { Checking, Verdict, wordOf } from './Verdict.tsx';

interface VerifyPageProps {
  readonly opaqueId: string;
  readonly payload: string;
}

const Details = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  if (answer.verdict === 'forged')
    return (
      <section className="sheet advice">
        <p>{t('advice.forged')}</p>
        <p>{t('advice.forgedNext')}</p>
      </section>
    );
  if (answer.verdict === 'unknown')
    return (
      <section className="sheet advice">
        <p>{t('advice.unknownNext')}</p>
        <p>
          <OldCardLink />
        </p>
      </section>
    );
  if (!answer.credential && !answer.number) return undefined;
  const usable = answer.verdict === 'valid' || answer.verdict === 'unchecked';
  return (
    <>
      <HolderCard answer={answer} />
      {usable && <PersonCheck answer={answer} />}
    </>
  );
};

export const VerifyPage = ({ opaqueId, payload }: VerifyPageProps) => {
  const { t } = useTranslation();
  const { answer, again } = useAnswer(opaqueId, payload);
  const word = t(`verdict.${answer ? wordOf(answer) : 'checking'}`);
  const name = t('app.name');
  useEffect(() => {
    document.title = `${word} · ${name}`;
  }, [word, name]);
  return (
    <main className="verify">
      {answer ? <Verdict answer={answer} /> : <Checking />}
      <div className="verify-details">
        {answer && <Details answer={answer} />}
        {answer && <CheckLog answer={answer} />}
      </div>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => goTo('/')}>
          {t('next.another')}
        </button>
        <button type="button" className="button" onClick={again} disabled={!answer}>
          {t('next.again')}
        </button>
      </div>
    </main>
  );
};
