import { EmptyState } from '@healthcert/web-ui';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure, NotPermitted } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { PeriodBar, useFigureParameters, usePercent } from '../figures/index.ts';
import { PurposeDialog } from '../purpose/PurposeDialog.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { Course } from './Course.tsx';
import { Reasons } from './Reasons.tsx';
import { hoursOf, SupervisionTable } from './SupervisionTable.tsx';
import { steps, useSupervision } from './useSupervision.ts';

/** How those below one do their work, and the way down to their cases: of persons only after one said why. */
export const SupervisionPage = () => {
  const { t } = useTranslation('supervision');
  const { t: app } = useTranslation();
  const { reads, purpose } = useMe();
  const { part } = usePercent();
  const navigate = useNavigate();
  const today = dayInChina(useNow(60_000));
  const { institutions, institutionName } = useDirectory();
  const { parameters, change } = useFigureParameters(today);
  const { days, institutionId } = parameters;
  const seen = 'figures' in reads;
  const { rows, outliers, sums, course, names, loaded, error, again } = useSupervision(days, institutionId, today, !seen);
  const [opening, setOpening] = useState<string | null>(null);

  if (!seen) return <NotPermitted />;
  const down = (id: string): void => void navigate(`/cases?institutionId=${id}&registeredAt=${days.from}..${days.to}`);
  const open = (id: string): void => {
    if (!('case-worklist' in reads)) return void navigate(`/figures?institution=${id}`);
    if (purpose) return down(id);
    return setOpening(id);
  };
  return (
    <div className="page supervision-page">
      <div className="page-head">
        <h1>{app('supervision')}</h1>
        <span className="muted">{t('of', { ...days })}</span>
      </div>
      <div className="no-print list-head">
        <PeriodBar parameters={parameters} onChange={change} />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('institution')}
          placeholder={t('institution')}
          popupMatchSelectWidth={false}
          style={{ minWidth: 180 }}
          value={institutionId}
          options={institutions.map((one) => ({ value: one.institutionId, label: one.name }))}
          onChange={(chosen: string | undefined) => change({ institution: chosen ?? null })}
        />
      </div>
      {error && !loaded && <Failure error={error} onRetry={again} />}
      {loaded && rows.length === 0 && <EmptyState title={t('none')} />}
      {rows.length > 0 && <Course course={course} />}
      {outliers.length > 0 && (
        <section className="sheet supervision-outliers" data-testid="outliers">
          <h2>{t('outliers')}</h2>
          <ul>
            {outliers.map((one) => {
              const isDelay = steps.some((step) => step === one.name);
              const shown = isDelay ? hoursOf : part;
              return (
                <li key={`${one.institutionId} ${one.name}`}>
                  {t(isDelay ? 'why.delay' : 'why.rate', {
                    institution: institutionName(one.institutionId),
                    name: t(one.name as 'unfit'),
                    value: shown(one.value),
                    usual: shown(one.usual),
                  })}
                </li>
              );
            })}
          </ul>
          <p className="muted small">{t('outlierHint')}</p>
        </section>
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <SupervisionTable rows={rows} outliers={outliers} onOpen={open} />
        </div>
      )}
      <Reasons sums={sums} names={names} />
      {opening !== null && <PurposeDialog open onStated={() => down(opening)} onClose={() => setOpening(null)} />}
    </div>
  );
};
