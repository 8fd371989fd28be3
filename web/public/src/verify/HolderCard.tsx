import { useTranslation } from 'react-i18next';
import { dateIn } from '../app/time.ts';
import { zh } from '../app/zh.ts';
import type { Answer } from './answer.ts';
import { Portrait } from './Portrait.tsx';

/** Long numbers in fours, by CSS gaps alone: copied, they are whole. */
const Grouped = ({ number }: { readonly number: string }) => (
  <span className="grouped">
    {number.match(/.{1,4}/gu)?.map((part, at) => (
      <span key={`${at}-${part}`}>{part}</span>
    ))}
  </span>
);

/** Names such as 阿卜杜热合曼·买买提 break after their dots, never before. */
const Name = ({ name }: { readonly name: string }) =>
  name.match(/[^·•]+[·•]?/gu)?.map((part, at) => (
    <span key={`${at}-${part}`} className="name-part">
      {part}
    </span>
  ));

const isKnownCategory = (code: string): code is keyof typeof zh.category => Object.hasOwn(zh.category, code);

/** The certificate as it was signed, or as the register has it where the address came without the signed content. */
export const HolderCard = ({ answer }: { readonly answer: Answer }) => {
  const { t, i18n } = useTranslation();
  const { credential, number, supersededBy, validUntil, portraitUrl } = answer;
  const date = validUntil && dateIn(i18n.language, validUntil);
  const rows = [
    { label: t('card.supersededBy'), value: supersededBy && <Grouped number={supersededBy} />, strong: true },
    { label: t('card.number'), value: number && <Grouped number={number} /> },
    { label: t('card.validUntil'), value: date, strong: answer.verdict === 'valid' || answer.verdict === 'expired' },
    { label: t('card.issuer'), value: credential?.issuer },
  ];
  return (
    <section className="sheet holder">
      <div className="holder-top">
        <Portrait url={portraitUrl} hash={credential?.portraitHash} offline={answer.status.from !== 'register'} />
        <div>
          {credential ? (
            <>
              <h2 className={credential.name.length > 8 ? 'long-name' : undefined}>
                <Name name={credential.name} />
              </h2>
              <p className="category">
                {isKnownCategory(credential.category) ? t(`category.${credential.category}`) : credential.category}
              </p>
              <dl className="id-number">
                <dt>{t('card.idNumber')}</dt>
                <dd>{credential.maskedDocument}</dd>
              </dl>
            </>
          ) : (
            <>
              <p>{t('card.fromRegister')}</p>
              <p className="hint">{t(answer.why === 'withdrawn' ? 'card.notTrustedHint' : 'card.fromRegisterHint')}</p>
            </>
          )}
        </div>
      </div>
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
  );
};
