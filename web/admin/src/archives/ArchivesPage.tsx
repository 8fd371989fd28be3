import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useSearchParams } from 'react-router';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { ArchiveList } from './ArchiveList.tsx';
import { ImportList } from './ImportList.tsx';

const views = ['certificates', 'waiting', 'imports'] as const;
type View = (typeof views)[number];

/** Certificates of the system before this one, those that wait to be linked, and the imports that brought them (I6). */
export const ArchivesPage = () => {
  const { t } = useTranslation('archives');
  const { t: app } = useTranslation();
  const may = useMay();
  const me = useMe();
  const [parameters] = useSearchParams();
  const offered: View[] = [
    'certificates',
    ...(may('linkArchivedCertificate') ? (['waiting'] as const) : []),
    ...('archive-import-list' in me.reads ? (['imports'] as const) : []),
  ];
  const only = { personId: parameters.get('person'), archiveId: parameters.get('card') };
  const view = offered.find((name) => name === parameters.get('view')) ?? 'certificates';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{app('archives')}</h1>
        {offered.length > 1 && (
          <nav className="views">
            {offered.map((name) => (
              <NavLink
                key={name}
                to={`/archives?view=${name}`}
                className={name === view ? 'view view-on' : 'view'}
                data-testid={`view-${name}`}
              >
                {t(name)}
              </NavLink>
            ))}
          </nav>
        )}
        {may('importArchive') && (
          <Link to="/archives/import" className="push">
            <Button icon={<UploadOutlined />} data-testid="import-archive">
              {t('import')}
            </Button>
          </Link>
        )}
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      {view === 'imports' ? <ImportList /> : <ArchiveList key={JSON.stringify([view, only])} waiting={view === 'waiting'} only={only} />}
    </div>
  );
};
