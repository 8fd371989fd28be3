import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useText } from '../words/useWords.ts';
import type { LayoutKind } from './queries.ts';
import type { LayoutPlace } from './useCommands.ts';
import type { KeptDesign } from './useKeptDesign.ts';

interface DesignerBarProps {
  readonly kind: LayoutKind;
  readonly place: LayoutPlace;
  readonly kept: KeptDesign;
  readonly disabled: boolean;
  /** Whether a version is in use here, which can be withdrawn. */
  readonly inUse: boolean;
  readonly faulty: boolean;
  readonly onVersions: () => void;
  readonly onPublish: () => void;
}

/** Which design it is, whose, and what can be done with it as a whole. */
export const DesignerBar = ({ kind, place, kept, disabled, inUse, faulty, onVersions, onPublish }: DesignerBarProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const { institutionName, programmeName } = useDirectory();
  const { unsaved, hasDraft } = kept;
  const whose = [
    place.institutionId ? institutionName(place.institutionId) : t('city'),
    ...(place.programmeId ? [programmeName(place.programmeId)] : kind.byProgramme ? [t('everyProgramme')] : []),
  ].join(' · ');
  return (
    <header className="designer-bar">
      <div className="designer-name">
        <Link to={`/layouts${place.institutionId ? `?institution=${place.institutionId}` : ''}`}>{t('title')}</Link> ›{' '}
        <h1>{text(kind.title)}</h1>
        <span className="muted small">{whose}</span>
      </div>
      <span className="muted small" aria-live="polite">
        {unsaved ? t('unsaved') : hasDraft ? t('hasDraft') : ''}
      </span>
      <Button onClick={onVersions}>{t('versions')}</Button>
      {!disabled && (
        <>
          {hasDraft && <Button onClick={kept.discard}>{t('discard')}</Button>}
          {inUse && !hasDraft && !unsaved && <Button onClick={kept.withdraw}>{t('withdraw')}</Button>}
          <Button onClick={() => void kept.save()} loading={kept.busy} disabled={!unsaved && hasDraft} data-testid="save-draft">
            {t('save')} <kbd>Ctrl+S</kbd>
          </Button>
          <Button type="primary" disabled={faulty || (!unsaved && !hasDraft)} onClick={onPublish} data-testid="publish">
            {t('publish')}
          </Button>
        </>
      )}
    </header>
  );
};
