import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { StaffListQuery } from '../gql/graphql.ts';
import { ListPage } from '../lists/ListPage.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { newId } from '../words/uuid.ts';
import { useText } from '../words/useWords.ts';
import { InitialPassword } from './InitialPassword.tsx';
import { addStaff, staffList } from './queries.ts';
import { UserDialog, type UserFields } from './UserDialog.tsx';
import { UserDrawer } from './UserDrawer.tsx';
import { type MadePassword, useInitialPassword } from './useStaffCommands.ts';

type StaffListRow = StaffListQuery['page']['nodes'][number];

/** Who works here: found by name, pinyin or initials; opened, added, imported (A1). */
export const StaffPage = () => {
  const { t } = useTranslation('staff');
  const text = useText();
  const say = useSay();
  const may = useMay();
  const me = useMe();
  const go = useNavigate();
  const add = useCommand(addStaff);
  const setPassword = useInitialPassword();
  const [opened, setOpened] = useState<StaffListRow | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const [made, setMade] = useState<MadePassword | null>(null);

  const save = async (staffId: string, { displayName, loginName, title, institutionId, roleIds }: UserFields) => {
    const outcome = await add.send({ staffId, displayName, loginName, title: title ?? null, institutionId, roleIds });
    if (!outcome.ok) return outcome;
    say.done(t('added', { name: displayName }));
    const { outcome: set, made: password } = await setPassword({ staffId, name: displayName, loginName });
    if (set.ok) setMade(password);
    else say.problem(set.problem, t('noPassword', { why: text(set.problem.text) }));
    return outcome;
  };

  return (
    <>
      <ListPage<StaffListRow>
        title="staff"
        readModel="staff-list"
        document={staffList}
        rowKey="appointmentId"
        columns={['name', 'loginName', 'title', 'institutionId', 'roleIds', 'enabled', 'secondFactor']}
        filters={['name', 'loginName', 'institutionId', 'enabled', 'secondFactor', 'own']}
        seldom={['own', 'secondFactor']}
        onOpen={setOpened}
        opened={opened?.appointmentId ?? null}
        toolbar={
          may('addStaff') && (
            <>
              <Button icon={<ImportOutlined />} onClick={() => void go('/staff/import')} data-testid="import-users">
                {t('importUsers')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(`staff-${newId()}`)} data-testid="add-user">
                {t('add')}
              </Button>
            </>
          )
        }
      />
      {adding !== null && (
        <UserDialog
          title={t('add')}
          fields={['displayName', 'loginName', 'title', 'institutionId', 'roleIds']}
          operation="addStaff"
          initial={{ institutionId: me.institution?.id ?? '' }}
          onSave={(fields) => save(adding, fields)}
          onClose={() => setAdding(null)}
        />
      )}
      {opened && <UserDrawer key={opened.staffId} staffId={opened.staffId ?? ''} onClose={() => setOpened(null)} onPassword={setMade} />}
      {made && <InitialPassword {...made} onClose={() => setMade(null)} />}
    </>
  );
};
