import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { usePageParameter } from '../session/usePageParameter.ts';
import { useCode } from '../words/useWords.ts';
import type { Institution } from './queries.ts';
import { licenceEndsIn } from './tree.ts';

const tones: Readonly<Record<string, string>> = {
  entered: 'hc-tone-expired',
  applied: 'hc-tone-brand',
  admittedByCounty: 'hc-tone-brand',
  returned: 'hc-tone-suspended',
  admitted: 'hc-tone-valid',
  suspended: 'hc-tone-suspended',
  removed: 'hc-tone-revoked',
};

/** Whether a clinic takes people, and if not, why. `above`: it stands below a disabled authority. */
export const Standing = ({ row, above = false }: { readonly row: Institution; readonly above?: boolean }) => {
  const { t } = useTranslation('institutions');
  const code = useCode();
  const { admission, suspendedUntil, enabled } = row;
  return (
    <span className="standing">
      {!enabled && <span className="hc-badge hc-tone-revoked">{t('disabled')}</span>}
      {enabled && above && <span className="hc-badge hc-tone-revoked">{t('disabledAbove')}</span>}
      {admission != null && (
        <span className={`hc-badge ${tones[admission] ?? ''}`}>
          {code('admission', admission)}
          {suspendedUntil != null && ` ${t('until', { day: suspendedUntil })}`}
        </span>
      )}
    </span>
  );
};

/** The last day of a licence, said louder when it is near or past. */
export const LicenceUntil = ({ row }: { readonly row: Institution }) => {
  const { t } = useTranslation('institutions');
  const today = useToday();
  const within = usePageParameter('licence-warning-days');
  if (row.licenceUntil == null) return row.kind === 'clinic' ? <span className="muted">—</span> : null;
  const days = licenceEndsIn(row, today, within);
  return (
    <span className="standing">
      <span className="number">{row.licenceUntil}</span>
      {days !== null && (
        <span className={`hc-badge ${days < 0 ? 'hc-tone-revoked' : 'hc-tone-suspended'}`}>
          {days < 0 ? t('ended') : t('endsIn', { count: days })}
        </span>
      )}
    </span>
  );
};
