import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { OfficeAccount } from './OfficeAccount.tsx';
import { disableStaff, enableStaff, endSessions, resetSecondFactor, type StaffRow } from './queries.ts';
import { type MadePassword, useInitialPassword } from './useStaffCommands.ts';

interface UserActionsProps {
  readonly user: StaffRow;
  readonly onPassword: (made: MadePassword) => void;
}

/** What is done to an account: its password, second factor, sessions, and whether it is open. */
export const UserActions = ({ user, onPassword }: UserActionsProps) => {
  const { t } = useTranslation('staff');
  const say = useSay();
  const may = useMay();
  const setPassword = useInitialPassword();
  const second = useCommand(resetSecondFactor);
  const sessions = useCommand(endSessions);
  const disable = useCommand(disableStaff);
  const enable = useCommand(enableStaff);
  const [disabling, setDisabling] = useState(false);
  const staffId = user.staffId ?? '';
  const name = user.name ?? '';
  const password = async (): Promise<void> => {
    const { outcome, made } = await setPassword({ staffId, name, loginName: user.loginName ?? '' });
    if (outcome.ok) onPassword(made);
    else say.problem(outcome.problem);
  };
  const confirmed = (key: 'password' | 'second' | 'sessions', ask: string, go: () => Promise<unknown>) => (
    <Popconfirm title={t(key)} description={ask} okText={t(key)} cancelText={t('cancel')} onConfirm={() => void go()}>
      <Button data-testid={`user-${key}`}>{t(key)}</Button>
    </Popconfirm>
  );
  return (
    <div className="user-actions">
      {may('resetPassword') && confirmed('password', t('passwordAsk'), password)}
      {may('resetSecondFactor') &&
        confirmed('second', t('secondAsk'), async () => say.outcome(await second.send({ staffId }), t('secondDone')))}
      {may('endSessions') &&
        confirmed('sessions', t('sessionsAsk'), async () => say.outcome(await sessions.send({ staffId }), t('sessionsDone')))}
      <OfficeAccount staffId={staffId} name={name} />
      {user.enabled && may('disableStaff') && (
        <Button danger onClick={() => setDisabling(true)} data-testid="user-disable">
          {t('disable')}
        </Button>
      )}
      {!user.enabled && may('enableStaff') && (
        <Button
          type="primary"
          data-testid="user-enable"
          onClick={() => void enable.send({ staffId }).then((outcome) => say.outcome(outcome, t('enabledDone')))}
        >
          {t('enable')}
        </Button>
      )}
      <ReasonDialog
        open={disabling}
        title={t('disableTitle', { name })}
        lead={t('disableLead')}
        action={t('disable')}
        danger
        onConfirm={(reason) => disable.send({ staffId, reason })}
        onClose={(done) => {
          setDisabling(false);
          if (done) say.done(t('disabledDone'));
        }}
      />
    </div>
  );
};
