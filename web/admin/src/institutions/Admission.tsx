import { Steps, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import type { InstitutionStoryQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { minuteInChina } from '../words/time.ts';
import { AdmissionActions } from './AdmissionActions.tsx';
import { type Institution, institutionStory } from './queries.ts';
import { Standing } from './Standing.tsx';
import { countyOf, standsBelowDisabled } from './tree.ts';
import type { institutions } from './words.ts';

type Step = InstitutionStoryQuery['institutionStory'][number];

const live = ['institution-list'];

interface AdmissionProps {
  readonly row: Institution;
  readonly rows: readonly Institution[];
}

/** The passage of a clinic into the city's system: three steps, who took each and when; and all that happened to it. */
export const Admission = ({ row, rows }: AdmissionProps) => {
  const { t } = useTranslation('institutions');
  const variables = useMemo(() => ({ institutionId: row.institutionId }), [row.institutionId]);
  const { data, error, again } = useLiveQuery({ query: institutionStory, variables, live, every: 300 });
  const story = data?.institutionStory;
  const whoOf = ({ actorId, actorName, actsFor }: Step): string => {
    const who = actorName ?? (actorId === 'founder' ? t('founder') : actorId);
    return actsFor == null ? who : t('by', { who, place: actsFor });
  };
  if (error && !story) return <Failure error={error} onRetry={again} />;
  if (!story) return <Skeleton active />;
  const byId = new Map(rows.map((one) => [one.institutionId, one]));
  const hasCounty = countyOf(byId, row.parentId) !== null;
  const begun = story.findLastIndex(({ type }) => type === 'AdmissionApplied');
  const since = begun < 0 ? [] : story.slice(begun);
  const asked = [
    ['stepApply', 'AdmissionApplied'],
    ...(hasCounty ? [['stepCounty', 'AdmittedByCounty'] as const] : []),
    ['stepCity', 'InstitutionAdmitted'],
  ] as const;
  const taken = asked.map(([, type]) => since.find((step) => step.type === type));
  const current = taken.findIndex((step) => step === undefined);
  return (
    <div className="admission">
      <p>
        <Standing row={row} above={standsBelowDisabled(byId, row)} />
      </p>
      {row.kind === 'clinic' && (
        <Steps
          size="small"
          className="admission-steps"
          current={current < 0 ? asked.length : current}
          status={row.admission === 'returned' ? 'error' : 'process'}
          items={asked.map(([title], n) => {
            const step = taken[n];
            return {
              title: t(title),
              content: step ? (
                <span className="small">
                  {whoOf(step)}
                  <br />
                  {minuteInChina(step.at)}
                </span>
              ) : (
                <span className="small muted">{n === current ? t('waiting') : ''}</span>
              ),
            };
          })}
        />
      )}
      <AdmissionActions row={row} rows={rows} />
      <h3>{t('history')}</h3>
      <ol className="admission-story" data-testid="institution-story">
        {story.toReversed().map((step) => (
          <li key={step.eventId}>
            <b>{t(`event_${step.type}` as keyof typeof institutions.zh & `event_${string}`)}</b>
            {step.until != null && <> {t('until', { day: step.until })}</>}
            {step.reason != null && <q>{step.reason}</q>}
            <span className="muted small">
              {minuteInChina(step.at)} · {whoOf(step)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
};
