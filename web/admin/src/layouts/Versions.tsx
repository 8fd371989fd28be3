import { EmptyState } from '@healthcert/web-ui';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { SidePanel } from '../app/SidePanel.tsx';
import type { LayoutDesignsQuery } from '../gql/graphql.ts';
import { minuteInChina } from '../words/time.ts';
import type { Design } from './design.ts';

interface VersionsProps {
  readonly open: boolean;
  readonly versions: LayoutDesignsQuery['layoutDesigns']['versions'];
  readonly inUse: number | null;
  readonly house: Design;
  readonly disabled: boolean;
  readonly onRestore: (design: Design) => void;
  readonly onClose: () => void;
}

/** Everything that was ever published here; any of it can be worked on again. */
export const Versions = ({ open, versions, inUse, house, disabled, onRestore, onClose }: VersionsProps) => {
  const { t } = useTranslation('layouts');
  const { staffName } = useDirectory();
  return (
    <SidePanel open={open} onClose={onClose} title={t('versions')} size={400}>
      {versions.length === 0 && <EmptyState title={t('noVersions')} />}
      <ul className="versions">
        {versions.map(({ number, note, publishedBy, publishedAt, design }) => (
          <li key={number}>
            <div>
              <b>{t('version', { number })}</b> {number === inUse && <Tag color="blue">{t('inForce')}</Tag>}
              <p className="muted small">
                {minuteInChina(publishedAt)} · {staffName(publishedBy)}
              </p>
              {note && <p className="small">{note}</p>}
            </div>
            <Button size="small" disabled={disabled} onClick={() => onRestore(design as Design)}>
              {t('restore')}
            </Button>
          </li>
        ))}
        <li>
          <b>{t('house')}</b>
          <Button size="small" disabled={disabled} onClick={() => onRestore(house)}>
            {t('startFromHouse')}
          </Button>
        </li>
      </ul>
    </SidePanel>
  );
};
