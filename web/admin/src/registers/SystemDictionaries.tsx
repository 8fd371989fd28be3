import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useText } from '../words/useWords.ts';
import { addressOf, type RegisterKind } from './queries.ts';

interface SystemDictionariesProps {
  readonly kinds: readonly RegisterKind[];
}

/** The dictionaries that the system reads: they stand beside the city's own, and stay. */
export const SystemDictionaries = ({ kinds }: SystemDictionariesProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  return (
    <section className="system-dictionaries" aria-labelledby="system-dictionaries">
      <h2 id="system-dictionaries">{t('systemDictionaries')}</h2>
      <p className="muted small">{t('systemLead')}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind.kind} data-testid={`system-${kind.kind}`}>
            <Link to={addressOf(kind)}>{text(kind.title)}</Link> <code className="muted small">{kind.kind}</code>
            <Tag>{t('ofSystem')}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
};
