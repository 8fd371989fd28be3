import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { layoutKinds } from './queries.ts';

const layoutList = graphql(`
  query LayoutList {
    layoutList(first: 200) {
      nodes {
        kind
        institutionId
        programmeId
        versions
        inUse
        hasDraft
        changedAt
        changedBy
      }
    }
  }
`);

const live = ['layout-list'];
const nowhere = {};

/** Every kind of paper, for the city, an institution, a programme: what is in use and where somebody is at work. */
export const LayoutsPage = () => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const me = useMe();
  const { institutions, programmes, staffName, programmeName } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const [{ data: known, error }, again] = useQuery({ query: layoutKinds, requestPolicy: 'cache-first' });
  const { data } = useLiveQuery({ query: layoutList, variables: nowhere, live, every: 4000 });
  const inCity = me.operations['saveLayoutDraft'] === 'city';
  const own = me.institution?.id ?? null;
  const institutionId = parameters.get('institution') ?? (inCity ? null : own);
  const places = [
    ...(inCity ? [{ value: '', label: t('city') }] : []),
    ...institutions.filter((one) => inCity || one.institutionId === own).map((one) => ({ value: one.institutionId, label: one.name })),
  ];
  const rows = (data?.layoutList.nodes ?? []).filter((row) => (row.institutionId ?? null) === institutionId);
  if (error && !known) return <Failure error={error} onRetry={again} />;
  const addressOf = (kind: string, programmeId: string | null): string =>
    `/layouts/${kind}?${new URLSearchParams({ ...(institutionId && { institution: institutionId }), ...(programmeId && { programme: programmeId }) }).toString()}`;

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <label className="kept">
          {t('place')}
          <Select
            style={{ minWidth: 220 }}
            value={institutionId ?? ''}
            options={places}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value) => setParameters(value === '' ? {} : { institution: value }, { replace: true })}
          />
        </label>
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="layout-cards">
        {(known?.layoutKinds ?? []).map(({ kind, title, byProgramme }) => {
          const ofAll = rows.find((row) => row.kind === kind && row.programmeId === null);
          return (
            <section key={kind} className="sheet layout-card">
              <h2>
                <Link to={addressOf(kind, null)} data-testid={`layout-${kind}`}>
                  {text(title)}
                </Link>
                {ofAll?.hasDraft && <Tag color="gold">{t('draft')}</Tag>}
              </h2>
              <p className="muted small">
                {ofAll?.inUse == null ? t('house') : `${t('inForce')} · ${t('version', { number: ofAll.inUse })}`}
                {ofAll && ` · ${minuteInChina(ofAll.changedAt)} · ${staffName(ofAll.changedBy)}`}
              </p>
              {byProgramme && (
                <ul>
                  {programmes.map(({ id }) => {
                    const row = rows.find((one) => one.kind === kind && one.programmeId === id);
                    return (
                      <li key={id}>
                        <Link to={addressOf(kind, id)}>{programmeName(id)}</Link>
                        {row?.inUse != null && <span className="muted small"> {t('version', { number: row.inUse })}</span>}
                        {row?.hasDraft && <Tag color="gold">{t('draft')}</Tag>}
                      </li>
                    );
                  })}
                </ul>
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
};
