import { BankOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { ActionMenu } from './ActionMenu.tsx';
import { AgentChip } from '../agent/AgentChip.tsx';
import { languageNames, otherLanguage } from '@healthcert/web-ui/language.ts';
import { useColourScheme } from '@healthcert/web-ui/useColourScheme.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import { OwnSecondFactor } from '../session/OwnSecondFactor.tsx';
import { PasswordForm } from '../session/PasswordForm.tsx';
import { session } from '../session/session.ts';
import { useMe, useSession } from '../session/SessionProvider.tsx';
import { useLanguage, useText } from '../words/useWords.ts';
import { personIcon } from './places.tsx';

export const LookButtons = () => {
  const { t, i18n } = useTranslation();
  const { scheme, choose } = useColourScheme();
  const other = otherLanguage(useLanguage());
  const dark = scheme === 'dark';
  return (
    <>
      <Button type="text" data-testid="language" onClick={() => void i18n.changeLanguage(other)}>
        {languageNames[other]}
      </Button>
      <Button
        type="text"
        data-testid="scheme"
        aria-label={t(dark ? 'schemeLight' : 'schemeDark')}
        icon={dark ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => choose(dark ? 'light' : 'dark')}
      />
    </>
  );
};

/** At the right of the bar: where and as whom one works, language, colours, the way out. */
export const AccountBar = () => {
  const { t } = useTranslation();
  const { t: words } = useTranslation('session');
  const text = useText();
  const { actor, institution, roles, workplaces } = useMe();
  const { accept, verify } = useSession();
  const [changing, setChanging] = useState(false);
  // Back from the office app, whose account one wanted to link: what became of it stands there.
  const [securing, setSecuring] = useState(() => /[?&](linked|refused)=/.test(location.search));

  const signOut = (): void => {
    // Even where the server is out of reach this page forgets the person.
    session.signOut().then(
      () => accept(null),
      () => accept(null),
    );
  };

  /** All pages begin anew: nothing of the other institution stays on them. */
  const actFor = (institutionId: string): void => {
    if (institutionId === institution?.id) return;
    session.actFor(institutionId).then(
      () => location.assign('/admin/'),
      () => verify(),
    );
  };

  return (
    <div className="account">
      {institution && workplaces.length < 2 && (
        <span className="account-place" title={institution.name ?? undefined}>
          <BankOutlined /> {institution.name ?? institution.id}
        </span>
      )}
      {institution && workplaces.length > 1 && (
        <ActionMenu items={workplaces.map(({ id, name }) => ({ key: id, label: name ?? id, onClick: () => actFor(id) }))}>
          <Button
            type="text"
            icon={<BankOutlined />}
            data-testid="workplace"
            aria-label={`${words('actFor')}: ${institution.name ?? institution.id}`}
          >
            {institution.name ?? institution.id}
          </Button>
        </ActionMenu>
      )}
      <AgentChip />
      <LookButtons />
      <ActionMenu
        items={[
          { key: 'roles', type: 'group', label: roles.map(({ name }) => text(name)).join(' · ') },
          { key: 'password', label: t('changePassword'), onClick: () => setChanging(true) },
          { key: 'second', label: <span data-testid="own-second-factor">{words('ownSignIn')}</span>, onClick: () => setSecuring(true) },
          { type: 'divider' },
          { key: 'out', label: <span data-testid="sign-out">{t('signOut')}</span>, onClick: signOut },
        ]}
      >
        <Button type="text" data-testid="account" aria-label={`${t('account')}: ${actor.name}`} icon={personIcon}>
          {actor.name}
        </Button>
      </ActionMenu>
      <Dialog open={changing} title={words('changeTitle')} footer={null} destroyOnHidden onCancel={() => setChanging(false)} width={400}>
        <PasswordForm onDone={() => setChanging(false)} />
      </Dialog>
      <Dialog open={securing} title={words('ownSignIn')} footer={null} destroyOnHidden onCancel={() => setSecuring(false)} width={480}>
        <OwnSecondFactor />
      </Dialog>
    </div>
  );
};
