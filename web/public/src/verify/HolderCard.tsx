import { useTranslation } from 'react-i18next';
import { dateIn } from '../app/time.ts';
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

/** The certificate as it was signed, or as the register has it where the address came without the signed content. */
export const HolderCard = ({ answer }: { readonly answer: Answer }) => {
  const { t, i18n } = useTranslation();
  const { credential, number, supersededBy, validUntil, portraitUrl } = answer;
  const date = validUntil && dateIn(i18n.language, validUntil);
  const rows = [
    { label: t('card.supersededBy'), value: supersededBy && <Grouped number={supersededBy} />, strong: true },
    { label: t('card.number'), value: number && <Grouped number={number} /> },
    { label: t('card.validUntil'), value: date, strong: true },
    { label: t('card.issuer'), value: credential?.issuer },
  ];
  return (
    <section className="sheet holder">
      <div className="holder-top">
        <Portrait url={portraitUrl} hash={credential?.portraitHash} />
        <div>
          {credential ? (
            <>
              <h2>{credential.name}</h2>
              <p className="category">{credential.category}</p>
              <dl className="id-number">
                <dt>{t('card.idNumber')}</dt>
                <dd>{credential.maskedDocument}</dd>
              </dl>
            </>
          ) : (
            <p className="category">{t('card.fromRegister')}</p>
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
