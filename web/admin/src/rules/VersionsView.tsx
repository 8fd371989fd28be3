import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { ChangeList } from './ChangeList.tsx';
import type { Version } from './queries.ts';

interface VersionsViewProps {
  readonly versions: readonly Version[];
  readonly today: string;
  /** Left out: nothing may be changed now. */
  readonly onTakeOver?: ((version: Version) => void) | undefined;
}

/** Every version with who made it binding, from when on, and what it changed. */
export const VersionsView = ({ versions, today, onTakeOver }: VersionsViewProps) => {
  const { t } = useTranslation('rules');
  const { staffName } = useDirectory();
  return (
    <ol className="rule-versions" data-testid="rule-versions">
      {versions.map((one) => (
        <li key={one.version} className="sheet">
          <header>
            <h2>{t('version', { version: one.version })}</h2>
            {one.inForce && <span className="hc-badge hc-tone-valid">{t('inForce')}</span>}
            {one.validFrom > today && <span className="hc-badge hc-tone-unchecked">{t('future')}</span>}
            <span className="muted small">
              {t('field.validFrom')} {one.validFrom}
              {one.proposedBy !== null && ` · ${t('proposedBy')} ${staffName(one.proposedBy)}`}
              {one.proposedBy !== null && ` · ${t('publishedBy')} ${staffName(one.publishedBy)}`} · {minuteInChina(one.publishedAt)}
            </span>
            {onTakeOver && (
              <Button size="small" onClick={() => onTakeOver(one)}>
                {t('takeOver')}
              </Button>
            )}
          </header>
          {one.note !== null && (
            <p>
              {t('why')}
              {one.note}
            </p>
          )}
          {one.proposedBy === null ? <p className="muted">{t('foundedWith')}</p> : <ChangeList changes={one.changes} />}
        </li>
      ))}
    </ol>
  );
};
