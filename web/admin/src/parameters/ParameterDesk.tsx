import { EmptyState } from '@healthcert/web-ui';
import { Input, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { ParameterDialog } from './ParameterDialog.tsx';
import { ParameterHistory } from './ParameterHistory.tsx';
import { ParameterRow } from './ParameterRow.tsx';
import { type Parameter, parametersAsked } from './queries.ts';
import { isShown, type Shown } from './shown.ts';

const live = ['parameter-list'];

/** The parameters by group, of the city or of one institution. */
export const ParameterDesk = () => {
  const { t } = useTranslation('parameters');
  const text = useText();
  const me = useMe();
  const { institutions } = useDirectory();
  const [asked, setAsked] = useSearchParams();
  const [changing, setChanging] = useState<string | null>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const inCity = [me.operations.setParameter, me.operations.confirmParameterProposal].includes('city');
  const own = me.institution?.id ?? null;
  const institutionId = asked.get('institution') ?? (inCity ? null : own);
  const typed = asked.get('text') ?? '';
  const shown = (asked.get('show') ?? 'all') as Shown;
  const { data, error, again } = useLiveQuery({ query: parametersAsked, variables: { institutionId }, live });
  const all = data?.parameters ?? [];
  const found = all.filter((one) => isShown(one, typed, shown));
  const put = (name: string, value: string): void =>
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const places = [
    ...(inCity ? [{ value: '', label: t('city') }] : []),
    ...institutions.filter((one) => inCity || one.institutionId === own).map((one) => ({ value: one.institutionId, label: one.name })),
  ];
  const byName = (name: string | null): Parameter | undefined => all.find((one) => one.name === name);
  const changed = byName(changing);
  const looked = byName(looking);
  return (
    <>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="parameter-tools">
        <label className="kept">
          {t('whose')}
          <Select
            style={{ minWidth: 220 }}
            value={institutionId ?? ''}
            options={places}
            showSearch={{ optionFilterProp: 'label' }}
            data-testid="parameters-whose"
            onChange={(value: string) => put('institution', value)}
          />
        </label>
        <Segmented
          value={shown}
          aria-label={t('show')}
          options={[
            { value: 'all', label: t('all') },
            { value: 'changed', label: t('changed') },
            { value: 'waiting', label: t('waitingOnly') },
          ]}
          onChange={(value) => put('show', value === 'all' ? '' : value)}
        />
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('search')}
          placeholder={t('search')}
          data-testid="parameter-search"
          value={typed}
          onChange={({ target }) => put('text', target.value)}
        />
      </div>
      {error && !data && <Failure error={error} onRetry={again} />}
      {!error && !data && <Skeleton active />}
      {data && found.length === 0 && <EmptyState title={t('nothingFound')} hint={t('nothingFoundHint')} />}
      {[...Map.groupBy(found, ({ group }) => group)].map(([group, rows]) => (
        <section key={group} className="sheet parameter-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{rows[0] && text(rows[0].groupTitle)}</h2>
          <ul>
            {rows.map((parameter) => (
              <ParameterRow
                key={parameter.name}
                parameter={parameter}
                institutionId={institutionId}
                onChange={() => setChanging(parameter.name)}
                onHistory={() => setLooking(parameter.name)}
              />
            ))}
          </ul>
        </section>
      ))}
      {changed && (
        <ParameterDialog
          key={`${changed.name}/${institutionId ?? ''}`}
          parameter={changed}
          institutionId={institutionId}
          onClose={() => setChanging(null)}
        />
      )}
      {looked && <ParameterHistory parameter={looked} institutionId={institutionId} onClose={() => setLooking(null)} />}
    </>
  );
};
