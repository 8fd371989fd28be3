import { PlusOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { useSay } from '../commands/useSay.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { isOfSound } from '../registers/is-of-sound.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { newId } from '../words/uuid.ts';
import { useText } from '../words/useWords.ts';
import { draftOf, liveRoles, rightsCatalogue, roleRows, type RoleRow } from './queries.ts';
import { noRights, type RoleDraft } from './rights.ts';
import { RemoveRole } from './RemoveRole.tsx';
import { RoleEditor } from './RoleEditor.tsx';

const nothing = {};

const namesOf = ({ roleId, nameZh, nameEn, sound }: RoleRow) => ({
  code: roleId,
  name: { zh: nameZh ?? '', en: nameEn ?? '' },
  sound: sound ?? '',
});

/** The roles of the city: found by name, made, copied, changed in a grid, removed when nobody has them (A1, A2). */
export const RolesPage = () => {
  const { t } = useTranslation('roles');
  const text = useText();
  const say = useSay();
  const may = useMay();
  const go = useNavigate();
  const { roleId = null } = useParams();
  const { data, error, again } = useLiveQuery({ query: roleRows, variables: nothing, live: liveRoles });
  const [{ data: catalogue }] = useQuery({ query: rightsCatalogue, requestPolicy: 'cache-first' });
  const [typed, setTyped] = useState('');
  /** One that is not saved yet. */
  const [begun, setBegun] = useState<{ readonly roleId: string; readonly role: RoleDraft } | null>(null);
  const [removing, setRemoving] = useState(false);
  if (error && !data) return <Failure error={error} onRetry={again} />;
  const rows = data?.roleList.nodes ?? [];
  const areas = catalogue?.rightsCatalogue ?? [];
  const found = typed.trim() === '' ? rows : rows.filter((row) => isOfSound(typed, namesOf(row)));
  const row = rows.find((one) => one.roleId === roleId) ?? null;
  const fresh = begun?.roleId === roleId ? begun : null;
  const began = row ? draftOf(row) : (fresh?.role ?? null);

  const begin = (role: RoleDraft): void => {
    const made = { roleId: newId(), role };
    setBegun(made);
    void go(`/roles/${made.roleId}`);
  };
  const copy = (role: RoleDraft): void => begin({ ...role, nameZh: `${role.nameZh}（副本）`, nameEn: `${role.nameEn} (copy)` });

  return (
    <div className="page roles-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {may('defineRole') && (
          <Button
            icon={<PlusOutlined />}
            data-testid="new-role"
            onClick={() => begin({ nameZh: '', nameEn: '', secondFactor: false, ...noRights })}
          >
            {t('add')}
          </Button>
        )}
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="roles">
        <nav className="sheet role-list" aria-label={t('title')}>
          <Input.Search
            allowClear
            value={typed}
            aria-label={t('search')}
            placeholder={t('search')}
            data-testid="role-search"
            onChange={({ target }) => setTyped(target.value)}
          />
          {data && found.length === 0 && <p className="muted small role-none">{t('none')}</p>}
          {found.map((one) => (
            <Link
              key={one.roleId}
              to={`/roles/${one.roleId}`}
              className={one.roleId === roleId ? 'active' : ''}
              aria-current={one.roleId === roleId ? 'page' : undefined}
              data-testid={`role-${one.roleId}`}
            >
              {text(namesOf(one).name)}
            </Link>
          ))}
        </nav>
        {began && areas.length > 0 ? (
          <RoleEditor
            key={roleId}
            roleId={roleId ?? ''}
            row={row}
            begun={began}
            areas={areas}
            may={{ change: may('changeRole'), define: may('defineRole'), remove: may('removeRole') }}
            onSaved={again}
            onCopy={() => copy(began)}
            onRemove={() => setRemoving(true)}
          />
        ) : (
          <div className="sheet role-nothing" aria-busy={!data || !catalogue}>
            {data && catalogue && <EmptyState title={t('choose')} hint={t('chooseHint')} />}
          </div>
        )}
      </div>
      {removing && row && (
        <RemoveRole
          roleId={row.roleId}
          name={text(namesOf(row).name)}
          onClose={(removed) => {
            setRemoving(false);
            if (!removed) return;
            say.done(t('removed', { name: text(namesOf(row).name) }));
            void go('/roles');
          }}
        />
      )}
    </div>
  );
};
