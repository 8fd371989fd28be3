import { EmptyState } from '@healthcert/web-ui';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink, Navigate, useParams, useSearchParams } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { addressOf, registerKinds, type RegisterKind } from './queries.ts';
import { RegisterView } from './RegisterView.tsx';
import { SystemDictionaries } from './SystemDictionaries.tsx';

const groups = ['clinic', 'dictionaries', 'own'] as const;

/** Where the city's own dictionaries are made; they are lists of this page from then on. */
const dictionaryTypes = 'dictionary-types';
const live = ['register-entries'];
const asked = {};

/** Every list that is configured (A3, A5, A6): left the kinds, right the entries of one. */
export const RegistersPage = () => {
  const { kind: chosen } = useParams();
  const { t } = useTranslation('registers');
  const text = useText();
  const me = useMe();
  const { institutions } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const { data, error, again } = useLiveQuery({ query: registerKinds, variables: asked, live });
  if (error && !data) return <Failure error={error} onRetry={again} />;
  if (!data) return null;
  const kinds: readonly RegisterKind[] = data.registers;
  const kind = kinds.find((one) => one.kind === chosen);
  if (chosen === undefined && kinds[0]) return <Navigate to={addressOf(kinds[0])} replace />;
  const inCity = kind !== undefined && me.operations[kind.operation] === 'city';
  const own = me.institution?.id ?? null;
  const institutionId = parameters.get('institution') ?? (inCity ? null : own);
  const places = [
    { value: '', label: t('city') },
    ...institutions.filter((one) => inCity || one.institutionId === own).map((one) => ({ value: one.institutionId, label: one.name })),
  ];
  const search = parameters.get('institution') === null ? '' : `?institution=${encodeURIComponent(parameters.get('institution')!)}`;
  return (
    <div className="page registers">
      <nav className="sheet register-kinds" aria-label={t('title')}>
        {groups.map((group) => (
          <div key={group}>
            <p className="muted small">{t(`group_${group}`)}</p>
            {kinds
              .filter((one) => one.group === group)
              .map((one) => (
                <NavLink key={one.kind} to={{ pathname: addressOf(one), search }} data-testid={`kind-${one.kind}`}>
                  {text(one.title)}
                </NavLink>
              ))}
          </div>
        ))}
      </nav>
      <div className="register-main">
        <div className="page-head">
          <h1>{kind ? text(kind.title) : t('title')}</h1>
          {kind?.scope === 'institution' && (
            <label className="kept">
              {t('whose')}
              <Select
                style={{ minWidth: 220 }}
                value={institutionId ?? ''}
                options={places}
                showSearch={{ optionFilterProp: 'label' }}
                data-testid="whose"
                onChange={(value) => setParameters({ institution: value }, { replace: true })}
              />
            </label>
          )}
        </div>
        {kind ? (
          <RegisterView
            key={`${kind.kind}/${institutionId ?? ''}`}
            kind={kind}
            institutionId={kind.scope === 'institution' && institutionId !== '' ? institutionId : null}
          />
        ) : (
          <EmptyState title={t('noSuchKind')} hint={t('noSuchKindHint')} />
        )}
        {kind?.kind === dictionaryTypes && <SystemDictionaries kinds={kinds.filter(({ group }) => group === 'dictionaries')} />}
      </div>
    </div>
  );
};
