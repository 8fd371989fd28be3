import { EmptyState } from '@healthcert/web-ui';
import { useTranslation } from 'react-i18next';
import { useRow, useText } from '../words/useWords.ts';
import type { WorkArea } from './queries.ts';
import { groups, type Rights, type Scope, scopes } from './rights.ts';

interface RightsInWordsProps {
  readonly areas: readonly WorkArea[];
  readonly rights: Rights;
  /** What a scope comes to for whoever is asked about: the names of their institutions. */
  readonly place?: (scope: Scope) => string | null;
  /** Operations that the city has switched off for everybody. */
  readonly off?: ReadonlySet<string>;
}

const nothingOff: ReadonlySet<string> = new Set();

/** What somebody may do and see, in words: by field of work and by how far. */
export const RightsInWords = ({ areas, rights, place, off = nothingOff }: RightsInWordsProps) => {
  const { t } = useTranslation('roles');
  const text = useText();
  const row = useRow();
  const where = (scope: Scope): string => {
    const named = place?.(scope);
    return named ? `${t(`scope_${scope}`)} · ${named}` : t(`scope_${scope}`);
  };
  const held = areas
    .map((area) => ({
      ...area,
      operations: area.operations.filter(({ name }) => name in rights.operations),
      reads: area.reads.filter(({ name }) => name in rights.reads),
    }))
    .filter(({ operations, reads }) => operations.length + reads.length > 0);
  if (held.length === 0) return <EmptyState title={t('nothingGranted')} />;
  return (
    <div className="rights-words" data-testid="rights-in-words">
      {held.map(({ code, title, operations, reads }) => (
        <section key={code}>
          <h3>{text(title)}</h3>
          <dl>
            {scopes.map((scope) => {
              const done = operations.filter(({ name }) => rights.operations[name] === scope);
              return (
                done.length > 0 && (
                  <div key={scope}>
                    <dt>
                      {t('mayDo')} <span className="muted">{where(scope)}</span>
                    </dt>
                    <dd>
                      {row(done.map(({ name, title: words }) => (off.has(name) ? `${text(words)}（${t('switchedOff')}）` : text(words))))}
                    </dd>
                  </div>
                )
              );
            })}
            {reads.map(({ name, title: words }) => {
              const read = rights.reads[name];
              if (!read) return null;
              const shown = groups.filter((group) => read.groups.includes(group)).map((group) => t(`group_long_${group}`));
              return (
                <div key={name}>
                  <dt>
                    {t('maySee')} <span className="muted">{where(read.scope)}</span>
                  </dt>
                  <dd>
                    {text(words)}{' '}
                    <span className="muted">
                      {row([...shown, ...(read.restricted ? [t('restricted')] : []), ...(read.purpose ? [t('forPurpose')] : [])])}
                    </span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
};
