import { CheckCircleFilled, RightCircleOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';

const setUp = graphql(`
  query SetUpCity {
    counties: institutionList(first: 1, filter: { kind: [authority], level: [county] }) {
      nodes {
        institutionId
      }
    }
    clinics: institutionList(first: 1, filter: { kind: [clinic], admission: [admitted] }) {
      nodes {
        institutionId
      }
    }
    programmes {
      id
    }
    staffList(first: 2) {
      nodes {
        staffId
      }
    }
    holidayCalendars {
      value {
        year
      }
    }
    seals: registerEntries(first: 1, filter: { kind: "institution-seals", retired: false }) {
      nodes {
        code
      }
    }
  }
`);

const live = ['institution-list', 'staff-list', 'register-entries'];
const asked = {};

const needed = ['institution-list', 'staff-list', 'register-entries'];

/** From this day on next year's holidays are asked for. */
const announced = '11-01';

/** What a city still lacks before its first person can be examined; nothing once all is there. */
export const SetUpCity = ({ today }: { readonly today: string }) => {
  const { t } = useTranslation('home');
  const { operations, reads } = useMe();
  const sets = operations['addInstitution'] === 'city' && needed.every((name) => name in reads);
  const { data } = useLiveQuery({ query: setUp, variables: asked, live, pause: !sets });
  const steps = useMemo(() => {
    if (!data) return [];
    const year = Number(today.slice(0, 4));
    const knows = (wanted: number): boolean => data.holidayCalendars.some(({ value }) => value.year === wanted);
    return [
      { key: 'counties', to: '/institutions?open=%2B', done: data.counties.nodes.length > 0 },
      { key: 'clinics', to: '/institutions', done: data.clinics.nodes.length > 0 },
      { key: 'programmes', to: '/settings', done: data.programmes.length > 0 },
      { key: 'staff', to: '/staff', done: data.staffList.nodes.length > 1 },
      { key: 'holidays', to: '/settings/holiday-calendars', done: knows(year) },
      ...(today.slice(5) >= announced ? [{ key: 'nextHolidays', to: '/settings/holiday-calendars', done: knows(year + 1) } as const] : []),
      { key: 'seals', to: '/settings/institution-seals', done: data.seals.nodes.length > 0 },
    ] as const;
  }, [data, today]);
  const left = steps.filter(({ done }) => !done).length;
  if (left === 0) return null;
  return (
    <section className="set-up sheet" aria-labelledby="set-up" data-testid="set-up-city">
      <h2 id="set-up">
        {t('setUp')} <span className="muted small">{t('setUpLeft', { count: left })}</span>
      </h2>
      <ol>
        {steps.map(({ key, to, done }) => (
          <li key={key} className={done ? 'set-up-done' : ''} data-testid={`set-up-${key}`} data-done={done}>
            {done ? <CheckCircleFilled aria-label={t('setUpDone')} /> : <RightCircleOutlined aria-hidden="true" />}
            <span>
              {done ? t(`setUp_${key}`) : <Link to={to}>{t(`setUp_${key}`)}</Link>}
              {!done && <span className="muted small">{t(`setUp_${key}_hint`)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
