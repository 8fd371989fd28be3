import { Icon } from '@healthcert/web-ui/icons.tsx';
import { useTranslation } from 'react-i18next';
import type { Answer } from './answer.ts';

/** A genuine code may be in the wrong hands: the last step is the verifier's own eyes. */
export const PersonCheck = ({ answer: { credential, portraitUrl } }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  return (
    <section className="sheet person hc-tone-brand">
      <h2>
        <Icon name="person" size={24} />
        {t('person.title')}
      </h2>
      <ul>
        <li>{t(portraitUrl ? 'person.photo' : 'person.card')}</li>
        <li>{t(credential ? 'person.identity' : 'person.number')}</li>
      </ul>
      <p>{t(credential?.form === 'rotating' ? 'person.rotating' : 'person.static')}</p>
    </section>
  );
};
