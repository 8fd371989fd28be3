import { PlusOutlined } from '@ant-design/icons';
import { Button, Descriptions, Popconfirm, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { SidePanel } from '../app/SidePanel.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { rightsCatalogue, rightsOf } from '../roles/queries.ts';
import { RightsInWords } from '../roles/RightsInWords.tsx';
import { together } from '../roles/rights.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { appointStaff, changeStaff, endAppointment, type StaffRow, staffRows } from './queries.ts';
import { UserActions } from './UserActions.tsx';
import { UserDialog } from './UserDialog.tsx';
import { useGivable } from './useGivable.ts';
import { usePlaces } from './usePlaces.ts';
import { type MadePassword, useAssignRoles } from './useStaffCommands.ts';

interface UserDrawerProps {
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onPassword: (made: MadePassword) => void;
}

type Doing = { readonly what: 'change' | 'appoint' } | { readonly what: 'roles'; readonly row: StaffRow } | null;

const liveStaff = ['role-list'];

/** One user: who it is, where they work in which roles, what that lets them do and see, and what is done to the account. */
export const UserDrawer = ({ staffId, onClose, onPassword }: UserDrawerProps) => {
  const { t } = useTranslation('staff');
  const say = useSay();
  const may = useMay();
  const { institutionName, roleName } = useDirectory();
  const { placeOf } = usePlaces('addStaff');
  const { rows: roles } = useGivable();
  const { data } = useLiveQuery({ query: staffRows, variables: { staffId }, live: liveStaff });
  const [{ data: catalogue }] = useQuery({ query: rightsCatalogue, requestPolicy: 'cache-first' });
  const change = useCommand(changeStaff);
  const appoint = useCommand(appointStaff);
  const end = useCommand(endAppointment);
  const assign = useAssignRoles();
  const [doing, setDoing] = useState<Doing>(null);
  const [looked, setLooked] = useState<string | null>(null);

  const rows = (data?.staffList.nodes ?? []).toSorted((one, other) => Number(other.own) - Number(one.own));
  const [first] = rows;
  const at = rows.find(({ appointmentId }) => appointmentId === looked) ?? first;
  const off = new Set((data?.operations ?? []).flatMap(({ name, enabled }) => (enabled ? [] : [name])));
  const held = roles.filter(({ roleId }) => at?.roleIds?.includes(roleId ?? '')).map(rightsOf);
  const isOwn = rows.some(({ own }) => own);

  return (
    <SidePanel open size={720} title={first?.name ?? ''} onClose={onClose} data-testid="user-drawer">
      {!first ? (
        <div aria-busy={!data} />
      ) : (
        <>
          <Descriptions
            size="small"
            column={2}
            extra={
              isOwn &&
              may('changeStaff') && (
                <Button size="small" onClick={() => setDoing({ what: 'change' })} data-testid="change-user">
                  {t('change')}
                </Button>
              )
            }
            title={t('details')}
            items={[
              { key: 'login', label: t('loginName'), children: first.loginName },
              { key: 'title', label: t('jobTitle'), children: first.title ?? '–' },
              {
                key: 'state',
                label: t('state'),
                children: <Tag color={first.enabled ? 'success' : 'default'}>{t(first.enabled ? 'enabled' : 'disabled')}</Tag>,
              },
            ]}
          />
          {isOwn && <UserActions user={first} onPassword={onPassword} />}
          <div className="user-section">
            <h3>{t('places')}</h3>
            {may('appointStaff') && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => setDoing({ what: 'appoint' })} data-testid="appoint">
                {t('appoint')}
              </Button>
            )}
          </div>
          <ul className="user-places">
            {rows.map((row) => (
              <li key={row.appointmentId} data-testid={`place-${row.institutionId}`}>
                <span>
                  {institutionName(row.institutionId ?? '')} {row.own && <Tag>{t('ownPlace')}</Tag>}
                </span>
                <span className="user-roles">
                  {(row.roleIds ?? []).map((id) => (
                    <Tag key={id} color="blue">
                      {roleName(id)}
                    </Tag>
                  ))}
                </span>
                <span className="user-place-actions">
                  {may(row.own ? 'assignRoles' : 'appointStaff') && (
                    <Button size="small" onClick={() => setDoing({ what: 'roles', row })} data-testid={`roles-of-${row.institutionId}`}>
                      {t('changeRoles')}
                    </Button>
                  )}
                  {!row.own && may('endAppointment') && (
                    <Popconfirm
                      title={t('end')}
                      okText={t('end')}
                      cancelText={t('cancel')}
                      onConfirm={() =>
                        void end
                          .send({ staffId, institutionId: row.institutionId ?? '' })
                          .then((outcome) => say.outcome(outcome, t('ended')))
                      }
                    >
                      <Button size="small">{t('end')}</Button>
                    </Popconfirm>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <div className="user-section">
            <h3>{t('sees')}</h3>
            {rows.length > 1 && at && (
              <Segmented
                size="small"
                aria-label={t('seesAt')}
                value={at.appointmentId ?? ''}
                onChange={setLooked}
                options={rows.map((row) => ({ value: row.appointmentId ?? '', label: institutionName(row.institutionId ?? '') }))}
              />
            )}
          </div>
          {at && (
            <RightsInWords
              areas={catalogue?.rightsCatalogue ?? []}
              rights={together(held)}
              place={placeOf(at.institutionId ?? '')}
              off={off}
            />
          )}
          {doing?.what === 'change' && (
            <UserDialog
              title={t('details')}
              fields={['displayName', 'title', 'institutionId']}
              operation="changeStaff"
              initial={{ displayName: first.name ?? '', title: first.title ?? '', institutionId: first.institutionId ?? '' }}
              onSave={async ({ displayName, title, institutionId }) => {
                const outcome = await change.send({ staffId, displayName, title: title ?? null, institutionId });
                if (outcome.ok) say.done(t('changed'));
                return outcome;
              }}
              onClose={() => setDoing(null)}
            />
          )}
          {doing?.what === 'appoint' && (
            <UserDialog
              title={t('appoint')}
              fields={['institutionId', 'roleIds']}
              operation="appointStaff"
              initial={{}}
              onSave={async ({ institutionId, roleIds }) => {
                const outcome = await appoint.send({ staffId, institutionId, roleIds });
                if (outcome.ok) say.done(t('appointed'));
                return outcome;
              }}
              onClose={() => setDoing(null)}
            />
          )}
          {doing?.what === 'roles' && (
            <UserDialog
              title={`${t('changeRoles')} · ${institutionName(doing.row.institutionId ?? '')}`}
              fields={['roleIds']}
              operation="assignRoles"
              initial={{ roleIds: [...(doing.row.roleIds ?? [])] }}
              onSave={async ({ roleIds }) => {
                const { own, institutionId } = doing.row;
                const outcome = own
                  ? await assign(staffId, roleIds)
                  : await appoint.send({ staffId, institutionId: institutionId ?? '', roleIds });
                if (outcome.ok) say.done(t('rolesAssigned'));
                return outcome;
              }}
              onClose={() => setDoing(null)}
            />
          )}
        </>
      )}
    </SidePanel>
  );
};
